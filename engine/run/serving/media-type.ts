/** What a browser is told that a file is: by its own bytes, never by its name. */
import type { Demuxer } from '../../media/probe/facts.ts'
import { withRegularFile } from '../../media/probe/read-at.ts'
import { sniff } from '../../media/probe/sniff.ts'

/** Nothing that a browser would open. */
export const UNKNOWN_TYPE = 'application/octet-stream'

type Kind = 'video' | 'audio' | 'image'

/** By what holds it; where that can hold pictures or sound alone, by what is inside too. */
const TYPES: Readonly<Record<Demuxer, string | Readonly<Record<Kind, string>>>> = {
  mov: { video: 'video/mp4', audio: 'audio/mp4', image: 'image/avif' },
  matroska: { video: 'video/x-matroska', audio: 'audio/x-matroska', image: 'video/x-matroska' },
  avi: 'video/x-msvideo',
  mpegts: { video: 'video/mp2t', audio: 'video/mp2t', image: 'video/mp2t' },
  mpeg: 'video/mpeg',
  flv: 'video/x-flv',
  ogg: { video: 'video/ogg', audio: 'audio/ogg', image: 'video/ogg' },
  wav: 'audio/wav',
  w64: UNKNOWN_TYPE,
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  aac: 'audio/aac',
  aiff: 'audio/aiff',
  gif: 'image/gif',
  apng: 'image/apng',
  png_pipe: 'image/png',
  jpeg_pipe: 'image/jpeg',
  webp_pipe: 'image/webp',
  bmp_pipe: 'image/bmp',
  tiff_pipe: 'image/tiff',
  yuv4mpegpipe: UNKNOWN_TYPE,
}

const HEAD_BYTES = 160

/** `kind`: as probed; absent when that was never done, and then what can hold pictures is taken to hold them. */
export const mediaTypeOf = (file: string, kind: Kind = 'video'): Promise<string> =>
  withRegularFile(file, async (readAt) => {
    const demuxer = await sniff(readAt)
    if (demuxer === undefined) return UNKNOWN_TYPE
    const head = (await readAt(0, HEAD_BYTES)).toString('latin1')
    if (demuxer === 'matroska' && head.includes('\x42\x82\x84webm'))
      return kind === 'audio' ? 'audio/webm' : 'video/webm'
    if (demuxer === 'mov' && kind === 'video' && head.slice(8, 12) === 'qt  ') return 'video/quicktime'
    const type = TYPES[demuxer]
    return typeof type === 'string' ? type : type[kind]
  })
