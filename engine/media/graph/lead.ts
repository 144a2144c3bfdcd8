/** How long a command may work before anything comes out of it. */
import { seekSecOf } from './clip.ts'
import { nodeInputs } from './graph-text.ts'
import { inputsFirst } from './order.ts'
import { secondsAt } from './rational.ts'
import type { StreamNode } from './stream.ts'

/** Seconds of a file that are decoded before the first wanted frame: files that cannot be sought are read from their start. */
export function leadSecOf(roots: readonly StreamNode[]): number {
  const leads = inputsFirst(roots, nodeInputs).map((node) =>
    node.kind === 'clip' ? secondsAt(node.start, node.rate) - seekSecOf(node) : 0,
  )
  return leads.reduce((most, sec) => Math.max(most, sec), 0)
}
