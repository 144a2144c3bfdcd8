/** An effect's filter body over a picture and its sound, parameters filled in. */
import { inRgb } from '../media/graph/compose.ts'
import { type FilterUse, isFilterName, use } from '../media/graph/filters.ts'
import { after } from '../media/graph/picture.ts'
import type { Media, StreamNode, VideoStream } from '../media/graph/stream.ts'
import { isSoundFilter } from './allowed-filters.ts'
import type { BoundValue, EffectDocument, EffectFilter } from './format.ts'

export type EffectValues = Readonly<Record<string, number | string>>

/** `values` are complete and checked (see effect-params.ts); the document passed `checkEffect`. */
export function applyEffect(effect: EffectDocument, values: EffectValues, input: Media): Media {
  const picture = input.video && chain(effect, values, input.video.node, 'video')
  const sound = input.audio && chain(effect, values, input.audio.node, 'audio')
  return {
    ...(input.video && picture ? { video: asBefore(input.video, picture) } : {}),
    ...(input.audio && sound ? { audio: { ...input.audio, node: sound } } : {}),
  }
}

/** Filters negotiate their own pixel formats; afterwards it is the stream's again. */
function asBefore(video: VideoStream, node: StreamNode): VideoStream {
  if (node === video.node) return video
  return { ...video, node: after('video', use('format', { pix_fmts: video.pixelFormat }), node) }
}

function chain(
  effect: EffectDocument,
  values: EffectValues,
  input: StreamNode,
  media: 'video' | 'audio',
): StreamNode {
  const named = new Map<string, StreamNode>([['input', input]])
  const filters = effect.filter.filter(
    (entry) => isFilterName(entry.use) && isSoundFilter(entry.use) === (media === 'audio'),
  )
  return filters.reduce((previous, entry) => {
    const inputs = entry.from?.map((from) => named.get(from) ?? previous) ?? [previous]
    const filter = bind(entry, values)
    const node: StreamNode =
      filter.filter === 'blend' ? blendInRgb(filter, inputs) : { kind: 'filter', media, use: filter, inputs }
    if (entry.id) named.set(entry.id, node)
    return node
  }, input)
}

/** Blend modes are meant for light: on the chroma planes of YUV they would shift every colour. */
function blendInRgb(filter: FilterUse, inputs: readonly StreamNode[]): StreamNode {
  return { kind: 'filter', media: 'video', use: filter, inputs: inputs.map(inRgb) }
}

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
