/** MUX: the picture of one input with the sound of another. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { holdPicture, trimPicture } from '../media/graph/picture.ts'
import { gridAt, samplesAt } from '../media/graph/rational.ts'
import { fitSound } from '../media/graph/sound.ts'
import type { AudioStream, Canvas, Media, VideoStream } from '../media/graph/stream.ts'
import type { NodeType } from './descriptor.ts'

const track = (title: string) => z.int().min(0).max(63).default(0).meta({ title, hint: '0 is the first' })

const config = z.strictObject({
  video_track: track('Picture track of the first input'),
  audio_track: track('Sound track of the second input'),
  shortest: z.boolean().default(true).meta({ title: 'End with the shorter of the two' }),
})

type Config = z.output<typeof config>

export const MUX: NodeType<Config> = {
  type: 'MUX',
  version: 1,
  title: 'Mux',
  description: 'Puts the sound of one input under the picture of another.',
  category: 'join',
  ports: [
    { name: 'video', description: 'Gives the picture', kinds: ['video', 'image'], min: 1, max: 1 },
    { name: 'audio', description: 'Gives the sound', kinds: ['audio', 'video'], min: 1, max: 1 },
  ],
  config,
  usesCanvasSize: false,
  build({ config, inputs, canvas }) {
    const [first, second] = inputs as [Media, Media]
    const video = pick(first.videoTracks ?? [first.video], config.video_track, 'picture')
    const audio = pick(second.audioTracks ?? [second.audio], config.audio_track, 'sound')
    return together(video, audio, config.shortest, canvas)
  },
}

function pick<T>(tracks: readonly (T | undefined)[], index: number, what: string): T {
  const chosen = tracks[index]
  if (chosen !== undefined) return chosen
  throw new ArtDagError('RECIPE_INVALID', `the input has no ${what} track ${index}`, {
    hint: `it has ${tracks.filter((track) => track !== undefined).length}; tracks count from 0`,
  })
}

/** A still lasts as long as the sound. Otherwise the shorter ends both, or the shorter is filled up. */
function together(video: VideoStream, audio: AudioStream, shortest: boolean, canvas: Canvas): Media {
  const soundFrames = Math.max(1, gridAt(audio.samples / audio.sampleRate, canvas.fps))
  if (video.isStill) return aligned(holdPicture(video, soundFrames), audio)
  const frames = shortest ? Math.min(video.frames, soundFrames) : Math.max(video.frames, soundFrames)
  return aligned(frames > video.frames ? holdPicture(video, frames) : trimPicture(video, 0, frames), audio)
}

const aligned = (video: VideoStream, audio: AudioStream): Media => ({
  video,
  audio: fitSound(audio, samplesAt(video.frames, video.fps, audio.sampleRate)),
})
