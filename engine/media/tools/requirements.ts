/** What a found ffmpeg must be able to do: every filter and encoder this engine writes, every demuxer it reads. */

import { FILTERS } from '../graph/filters.ts'
import { mezzanineFor, PROFILES } from '../profiles.ts'
import type { Needs } from './capabilities.ts'

const DEMUXERS = [
  'mov',
  'matroska',
  'avi',
  'mpegts',
  'mpeg',
  'flv',
  'ogg',
  'wav',
  'mp3',
  'flac',
  'aac',
  'gif',
  'apng',
  'png_pipe',
  'jpeg_pipe',
  'webp_pipe',
]

const profiles = [...PROFILES, mezzanineFor(undefined)]
const encoders = profiles.flatMap(({ video, audio }) =>
  [video?.encoder, audio?.encoder].flatMap((encoder) => encoder ?? []),
)

export const TOOL_NEEDS: Needs = {
  filters: Object.keys(FILTERS),
  encoders: [...new Set([...encoders, 'ffv1'])],
  demuxers: DEMUXERS,
  muxers: [...new Set(profiles.map(({ muxer }) => muxer))],
}
