/** A copy of media that every browser plays; the file itself where it does. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import type { EngineParts } from '../parts.ts'
import { derived, renderStep, shownFile } from './derive.ts'

export interface Playable {
  readonly cid: Cid
  readonly isOriginal: boolean
}

/** @throws ArtDagError USAGE for a picture; what rendering throws */
export async function makePlayable(
  name: string,
  parts: EngineParts,
  signal: AbortSignal | undefined,
): Promise<Playable> {
  const { cid, facts } = await shownFile(name, parts, signal)
  if (facts.kind === 'image')
    throw new ArtDagError('USAGE', `“${name}” is a picture; there is nothing to play`, {
      hint: 'show the file itself',
    })
  if (isPlayable(facts)) return { cid, isOriginal: true }
  const profile = facts.kind === 'video' ? 'mp4' : 'm4a'
  const whole = { type: 'SEGMENT', config: { offset: 0 } }
  const copy = await derived(cid, `playable ${profile}`, parts, () =>
    renderStep(cid, whole, { profile }, parts, signal),
  )
  return { cid: copy, isOriginal: false }
}

const SOUNDS = new Set(['aac', 'mp3'])
const SOUND_FILES = new Set(['mov', 'mp3', 'flac', 'wav', 'ogg'])

/** What all browsers of the last ten years decode. */
function isPlayable({ kind, demuxer, video: [video], audio: [audio], isCut }: MediaFacts): boolean {
  if (isCut) return false
  if (kind === 'audio') return SOUND_FILES.has(demuxer) && PLAIN_CODECS.has(audio?.codec ?? '')
  const isSoundFit = audio === undefined || SOUNDS.has(audio.codec)
  return demuxer === 'mov' && video?.codec === 'h264' && video.pixelFormat === 'yuv420p' && isSoundFit
}

const PLAIN_CODECS = new Set([...SOUNDS, 'flac', 'vorbis', 'opus', 'pcm_s16le', 'pcm_s24le'])
