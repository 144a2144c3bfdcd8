/** Fades and crossfades between parts, the same for pictures with their sound and for sound alone. */
import { ArtDagError } from '../contract/errors.ts'
import { dissolvePictures, fadePicture } from '../media/graph/picture.ts'
import { samplesAt, secondsAt } from '../media/graph/rational.ts'
import { dissolveSounds, fadeSound, fitSound, trimSound } from '../media/graph/sound.ts'
import type { AudioStream, VideoStream } from '../media/graph/stream.ts'
import { cutMedia } from './cut-media.ts'

/** A picture with its sound, if there is any. */
export interface Part {
  readonly video: VideoStream
  readonly audio?: AudioStream
}

/** How parts of one kind are cut and mixed. Lengths are in its own unit: frames or samples. */
export interface Strip<T> {
  readonly lengthOf: (part: T) => number
  readonly secondsOf: (part: T) => number
  readonly cut: (part: T, start: number, length: number) => T
  readonly fade: (part: T, type: 'in' | 'out', length: number) => T
  /** Both have the same length. */
  readonly dissolve: (from: T, to: T) => T
}

export const PARTS: Strip<Part> = {
  lengthOf: ({ video }) => video.frames,
  secondsOf: ({ video }) => secondsAt(video.frames, video.fps),
  cut: (part, start, frames) => cutMedia(part, start, frames) as Part,
  fade({ video, audio }, type, frames) {
    const picture = fadePicture(video, type, frames)
    if (!audio) return { video: picture }
    return { video: picture, audio: fadeSound(audio, type, samplesAt(frames, video.fps, audio.sampleRate)) }
  },
  dissolve(from, to) {
    const video = dissolvePictures(from.video, to.video)
    if (!from.audio || !to.audio) return { video }
    return { video, audio: dissolveSounds(from.audio, fitSound(to.audio, from.audio.samples)) }
  },
}

export const SOUNDS: Strip<AudioStream> = {
  lengthOf: ({ samples }) => samples,
  secondsOf: ({ samples, sampleRate }) => samples / sampleRate,
  cut: trimSound,
  fade: fadeSound,
  dissolve: dissolveSounds,
}

/** Out of each part and into the next through nothing; the first half of the time belongs to the one that goes. */
export function fadeParts<T>(
  parts: readonly T[],
  length: number,
  { lengthOf, fade }: Strip<T>,
): readonly T[] {
  return parts.map((part, index) => {
    const half = Math.min(Math.max(1, Math.round(length / 2)), lengthOf(part))
    const into = index === 0 ? part : fade(part, 'in', half)
    return index === parts.length - 1 ? into : fade(into, 'out', half)
  })
}

/**
 * body, dissolve, body, dissolve, … body: a crossfade is a part of its own between what is not touched by it.
 * @throws ArtDagError RECIPE_INVALID when a part is too short for its crossfades
 */
export function crossfadeParts<T>(
  parts: readonly T[],
  length: number,
  strip: Strip<T>,
  durationSec: number,
): readonly T[] {
  const { lengthOf, cut, dissolve } = strip
  return parts.flatMap((part, index) => {
    const previous = parts[index - 1]
    const head = previous === undefined ? 0 : length
    const tail = index < parts.length - 1 ? length : 0
    const rest = lengthOf(part) - head - tail
    if (rest < 0) throw tooShort(index, strip.secondsOf(part), durationSec, lengthOf(part))
    const body = rest > 0 ? [cut(part, head, rest)] : []
    if (previous === undefined) return body
    return [dissolve(cut(previous, lengthOf(previous) - length, length), cut(part, 0, length)), ...body]
  })
}

const tooShort = (index: number, partSec: number, durationSec: number, length: number): ArtDagError =>
  new ArtDagError(
    'RECIPE_INVALID',
    `part ${index + 1} lasts ${partSec.toFixed(3)} s, too short for crossfades of ${durationSec} s`,
    { hint: 'shorten the transition, or lengthen the part', details: { part: index, length } },
  )
