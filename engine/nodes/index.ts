/** The node types of this engine. Adding one is its file and its line here. */
import type { AnyNodeType, Catalogue } from './descriptor.ts'
import { EFFECT } from './effect.ts'
import { MUX } from './mux.ts'
import { RESIZE } from './resize.ts'
import { SEGMENT } from './segment.ts'
import { SEQUENCE } from './sequence.ts'
import { SOURCE } from './source.ts'
import { TRANSFORM } from './transform.ts'

export const NODE_TYPES: readonly AnyNodeType[] = [SOURCE, SEGMENT, RESIZE, TRANSFORM, EFFECT, SEQUENCE, MUX]

export const CATALOGUE: Catalogue = new Map(NODE_TYPES.map((node) => [node.type, node]))
