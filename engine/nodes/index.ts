/** The node types of this engine. Adding one is its file and its line here. */
import { ANALYZE } from './analyze.ts'
import { AUDIO_MIX } from './audio-mix.ts'
import { BEAT_SYNC } from './beat-sync.ts'
import { BLEND } from './blend.ts'
import type { AnyNodeType, Catalogue } from './descriptor.ts'
import { EFFECT } from './effect.ts'
import { GENERATE } from './generate.ts'
import { LAYER } from './layer.ts'
import { MAP } from './map.ts'
import { MUX } from './mux.ts'
import { RANDOM_SLICE } from './random-slice.ts'
import { RECIPE } from './recipe.ts'
import { RESIZE } from './resize.ts'
import { RETIME } from './retime.ts'
import { SEGMENT } from './segment.ts'
import { SEGMENT_AT } from './segment-at.ts'
import { SEQUENCE } from './sequence.ts'
import { SOURCE } from './source.ts'
import { SOURCE_LIST } from './source-list.ts'
import { SWITCH } from './switch.ts'
import { TRANSFORM } from './transform.ts'

export const NODE_TYPES: readonly AnyNodeType[] = [
  SOURCE,
  SOURCE_LIST,
  GENERATE,
  ANALYZE,
  SEGMENT,
  SEGMENT_AT,
  RANDOM_SLICE,
  RETIME,
  SWITCH,
  RESIZE,
  TRANSFORM,
  EFFECT,
  MAP,
  SEQUENCE,
  BEAT_SYNC,
  LAYER,
  BLEND,
  MUX,
  AUDIO_MIX,
  RECIPE,
]

export const CATALOGUE: Catalogue = new Map(NODE_TYPES.map((node) => [node.type, node]))
