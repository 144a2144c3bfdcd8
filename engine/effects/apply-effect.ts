/** An effect's filter body over a picture and its sound, parameters filled in. */
import { inRgb, outOfRgb } from '../media/graph/compose.ts'
import { type FilterName, type FilterUse, isFilterName } from '../media/graph/filters.ts'
import { after, pinPixelFormat } from '../media/graph/picture.ts'
import type { AudioStream, Media, StreamNode, VideoStream } from '../media/graph/stream.ts'
import { isSoundFilter } from './allowed-filters.ts'
import type { BoundValue, EffectDocument, EffectFilter } from './format.ts'

export type EffectValues = Readonly<Record<string, number | string>>

/** `values` are complete and checked (see effect-params.ts); the document passed `checkEffect`. */
export function applyEffect(effect: EffectDocument, values: EffectValues, input: Media): Media {
  const { video, audio } = input
  const picture = video && changePicture(entriesOf(effect, 'video'), values, video)
  const sound = audio && changeSound(entriesOf(effect, 'audio'), values, audio)
  return { ...(picture ? { video: picture } : {}), ...(sound ? { audio: sound } : {}) }
}

const entriesOf = ({ filter }: EffectDocument, media: 'video' | 'audio'): readonly EffectFilter[] =>
  filter.filter(({ use: name }) => isFilterName(name) && isSoundFilter(name) === (media === 'audio'))

function changeSound(
  entries: readonly EffectFilter[],
  values: EffectValues,
  audio: AudioStream,
): AudioStream {
  const node = entries.reduce<StreamNode>(
    (input, entry) => after('audio', bind(entry, values), input),
    audio.node,
  )
  return { ...audio, node }
}

/** A picture on its way through an effect. */
interface Stage {
  readonly node: StreamNode
  readonly isRgb: boolean
}

/** Filters negotiate their own pixel formats; afterwards it is the stream's again. */
function changePicture(
  entries: readonly EffectFilter[],
  values: EffectValues,
  video: VideoStream,
): VideoStream {
  if (entries.length === 0) return video
  const first: Stage = { node: video.node, isRgb: false }
  const named = new Map([['input', first]])
  const last = entries.reduce((previous, entry) => {
    const inputs = entry.from?.map((from) => named.get(from) ?? previous) ?? [previous]
    const stage = applyFilter(bind(entry, values), inputs, video)
    if (entry.id) named.set(entry.id, stage)
    return stage
  }, first)
  return last.isRgb ? outOfRgb({ ...video, node: last.node }) : pinPixelFormat({ ...video, node: last.node })
}

/** Those that know light only: they get it by the stream's own matrix, and ffmpeg would guess one. */
const RGB_FILTERS: ReadonlySet<FilterName> = new Set([
  'blend',
  'colorbalance',
  'colorchannelmixer',
  'curves',
  'rgbashift',
])

function applyFilter(filter: FilterUse, inputs: readonly Stage[], video: VideoStream): Stage {
  const isRgb = RGB_FILTERS.has(filter.filter)
  const fed = inputs.map((stage) => (isRgb ? toRgb(stage, video) : fromRgb(stage, video)))
  return { node: { kind: 'filter', media: 'video', use: filter, inputs: fed }, isRgb }
}

const toRgb = ({ node, isRgb }: Stage, video: VideoStream): StreamNode =>
  isRgb ? node : inRgb({ ...video, node })

const fromRgb = ({ node, isRgb }: Stage, video: VideoStream): StreamNode =>
  isRgb ? outOfRgb({ ...video, node }).node : node

function bind(entry: EffectFilter, values: EffectValues): FilterUse {
  const options = Object.fromEntries(
    Object.entries(entry.with).map(([option, value]) => [option, resolveValue(value, values)]),
  )
  return { filter: entry.use, options } as FilterUse
}

function resolveValue(value: BoundValue, values: EffectValues): number | string {
  if (typeof value !== 'object') return value
  const given = values[value.param]
  return typeof given === 'number' ? given * (value.times ?? 1) + (value.plus ?? 0) : String(given)
}
