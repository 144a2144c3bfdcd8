/** A part of a picture and its sound, counted in frames where there is a picture, else in samples. */
import { trimPicture } from '../media/graph/picture.ts'
import { samplesAt } from '../media/graph/rational.ts'
import { trimSound } from '../media/graph/sound.ts'
import type { AudioStream, Media } from '../media/graph/stream.ts'

/** `start` and `length` in frames of the picture, or in samples of sound alone. The borders of the sound are the frames'. */
export function cutMedia({ video, audio }: Media, start: number, length: number): Media {
  if (!video) return { audio: trimSound(audio as AudioStream, start, length) }
  const cut = trimPicture(video, start, length)
  if (!audio) return { video: cut }
  const from = samplesAt(start, video.fps, audio.sampleRate)
  const samples = samplesAt(start + length, video.fps, audio.sampleRate) - from
  return { video: cut, audio: trimSound(audio, from, samples) }
}
