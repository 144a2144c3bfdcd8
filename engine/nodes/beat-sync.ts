/** BEAT_SYNC: videos and stills that follow the beats of a song, which is the sound of the result. */
import { z } from 'zod'
import { CHOICES } from './beat-sync/choose-slices.ts'
import { checkPicture, clipOf } from './beat-sync/clips.ts'
import { cutToBeats } from './beat-sync/cut-modes.ts'
import type { Picture } from './beat-sync/picture.ts'
import { reportOf } from './beat-sync/report.ts'
import { beatsOn, type Every, readSong, type Song, timesEvery } from './beat-sync/song.ts'
import { stretch } from './beat-sync/stretch.ts'
import type { ExpandJob, Expansion, NodeType, Placed } from './descriptor.ts'
import { colour, seconds } from './fields.ts'
import { FIT_MODES } from './fit-size.ts'
import { notBuilt } from './not-built.ts'

const MODES = ['stretch', 'cut', 'hold', 'jump'] as const

const every = z
  .union([z.enum(['beat', 'bar']), z.int().min(1).max(64)])
  .transform((each): Every => (each === 'beat' ? 1 : each))
  .meta({ title: 'Beat, bar, or every so many beats', hint: 'beat; bar in mode jump' })

const config = z.strictObject({
  mode: z.enum(MODES).default('stretch').meta({
    title: 'How the picture follows',
    hint: 'its speed changes so that its own accents fall on beats; it cuts; it stands still from beat to beat; it jumps',
  }),
  every: every.optional(),
  speed: z
    .tuple([z.number().min(0.05).max(1), z.number().min(1).max(20)])
    .default([0.5, 2])
    .meta({ title: 'Stretch: slowest and fastest', hint: '1 is the video’s own speed' }),
  markers: z
    .array(seconds('A moment of the video'))
    .max(20_000)
    .transform((times) => [...times].sort((a, b) => a - b))
    .optional()
    .meta({ title: 'Stretch: the accents, instead of those that are found', unit: 's' }),
  fill: z.enum(['loop', 'hold', 'end']).default('loop').meta({
    title: 'Stretch: when the video ends before the song',
    hint: 'it starts over, its last frame stays, or all ends',
  }),
  choose: z.enum(CHOICES).default('order').meta({
    title: 'Cut: which part of which clip',
    hint: 'one after the other; by lot; lively ones to loud music; the liveliest of all',
  }),
  seed: z.int().min(0).max(4_294_967_295).default(0).meta({ title: 'Seed of what is drawn by lot' }),
  fit: z.enum(FIT_MODES).default('pad').meta({ title: 'How videos of other sizes fit' }),
  background: colour('Colour around smaller pictures').default('black'),
})

type Config = z.output<typeof config>
type Job = ExpandJob<Config>

export const BEAT_SYNC: NodeType<Config> = {
  type: 'BEAT_SYNC',
  version: 1,
  title: 'Beat sync',
  description:
    'Makes pictures follow the beats of a song: their own accents are moved onto beats, or they cut, hold or jump on them.',
  category: 'join',
  ports: [
    {
      name: 'video',
      description: 'The pictures, one or many; stills in modes cut and hold',
      kinds: ['video', 'image'],
      min: 1,
      max: Number.POSITIVE_INFINITY,
    },
    {
      name: 'song',
      description: 'The music, which gives beats, length and sound; the last of several inputs',
      kinds: ['audio', 'video'],
      min: 1,
      max: 1,
    },
  ],
  config,
  usesCanvasSize: false,
  expand(job) {
    const song = readSong(job, job.inputs.song?.[0] as Placed)
    const picture = pictureOf(job, job.inputs.video ?? [], song)
    const { accents, accentCount, met } = picture
    const { id, config: wish, canvas } = job
    const report = reportOf({ step: id, mode: wish.mode, accents, accentCount, met, fps: canvas.fps })
    return { ...joined(job, picture, song), report }
  },
  build: notBuilt,
}

function pictureOf(job: Job, videos: readonly Placed[], song: Song): Picture {
  const { mode, every: each = mode === 'jump' ? 'bar' : 1, ...wish } = job.config
  for (const video of videos)
    checkPicture(job, video, { name: mode, mustMove: mode === 'stretch' || mode === 'jump' })
  const clips = videos.map((video) => clipOf(job, video))
  const times = timesEvery(song, each)
  return mode === 'stretch'
    ? stretch(job, clips, song, beatsOn(times, song, job.canvas), wish)
    : cutToBeats(job, clips, song, times, { mode, ...wish })
}

/** The parts one after the other, over the song as it is. With `fill: end` the picture may end first. */
function joined(
  { id, config: { fit, background } }: Job,
  { steps, shown }: Picture,
  { step }: Song,
): Expansion {
  const parts = shown ?? steps.map((each) => ({ id: each.id }))
  const picture = { id: `${id}#picture`, type: 'SEQUENCE', config: { fit, background }, inputs: parts }
  const whole = { id, type: 'MUX', config: {}, inputs: [{ id: picture.id }, step] }
  return { steps: [...steps, picture, whole], outputs: [{ id }] }
}
