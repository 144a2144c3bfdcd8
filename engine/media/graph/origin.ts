/**
 * Which node another was made from when a picture was cut or taken apart: so that whoever knows the whole expression's
 * nodes finds them again in its parts. For explaining only; nothing that is rendered depends on it.
 */
import type { StreamNode } from './stream.ts'

/** A new node, remembered as made from another. */
export const madeFrom = <T extends StreamNode>(node: T, origin: StreamNode): T =>
  Object.assign(node, { origin })

/** The node itself, what it was made from, what that was made from, and so on. */
export function* lineage(node: StreamNode): Generator<StreamNode> {
  for (let next: StreamNode | undefined = node; next; next = next.origin) yield next
}
