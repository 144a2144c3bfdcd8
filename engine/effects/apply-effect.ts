/** An effect's filter body over a picture and its sound, parameters filled in. */
import { type FilterUse, isFilterName } from '../media/graph/filters.ts'
import type { Media, StreamNode } from '../media/graph/stream.ts'
import { isSoundFilter } from './allowed-filters.ts'
import type { BoundValue, EffectDocument, EffectFilter } from './format.ts'

export type EffectValues = Readonly<Record<string, number | string>>

/** `values` are complete and checked (see effect-params.ts); the document passed `checkEffect`. */
export function applyEffect(effect: EffectDocument, values: EffectValues, input: Media): Media {
  const picture = input.video && chain(effect, values, input.video.node, 'video')
  const sound = input.audio && chain(effect, values, input.audio.node, 'audio')
  return {
    ...(input.video && picture ? { video: { ...input.video, node: picture } } : {}),
    ...(input.audio && sound ? { audio: { ...input.audio, node: sound } } : {}),
  }
}

function chain(
  effect: EffectDocument,
  values: EffectValues,
  input: StreamNode,
  media: 'video' | 'audio',
): StreamNode {
  const named = new Map<string, StreamNode>([['input', input]])
  const filters = effect.filter.filter(
    ({ use }) => isFilterName(use) && isSoundFilter(use) === (media === 'audio'),
  )
  return filters.reduce((previous, entry) => {
    const inputs = entry.from?.map((from) => named.get(from) ?? previous) ?? [previous]
    const node: StreamNode = { kind: 'filter', media, use: bind(entry, values), inputs }
    if (entry.id) named.set(entry.id, node)
    return node
  }, input)
}

function bind(entry: EffectFilter, values: EffectValues): FilterUse {
  const options = Object.fromEntries(
    Object.entries(entry.with).map(([option, value]) => [option, valueOf(value, values)]),
  )
  return { filter: entry.use, options } as FilterUse
}

function valueOf(value: BoundValue, values: EffectValues): number | string {
  if (typeof value !== 'object') return value
  const given = values[value.param]
  return typeof given === 'number' ? given * (value.times ?? 1) + (value.plus ?? 0) : String(given)
}
