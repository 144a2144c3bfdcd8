/** What React Flow's ends of links mean on the board. */
import type { Connection, Edge } from '@xyflow/react'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { text } from '../../text/text.ts'
import type { LinkWish } from './actions.ts'
import { nodeOf } from './board.ts'
import { type Refusal, refusalOf } from './model/connect.ts'
import { accepts, shownKind } from './model/flow.ts'
import type { Socket } from './model/graph.ts'
import type { Loose, LooseEnd } from './model/offers.ts'

const words = text.editor.canvas

type Ends = Pick<Connection | Edge, 'source' | 'target'> & {
  readonly targetHandle?: string | null | undefined
}

export const socketOf = (key: string, handle: string | null | undefined): Socket | undefined =>
  nodeOf(key)?.sockets.find(({ id }) => id === handle)

/** Undefined: these are no ends of a link. */
export function wishOf({ source, target, targetHandle }: Ends): LinkWish | undefined {
  const [from, socket] = [nodeOf(source), socketOf(target, targetHandle)]
  if (!from || !socket) return undefined
  // A place that takes a list takes one more; one that is taken is taken over.
  return {
    from: from.id,
    to: target,
    port: socket.port.name,
    index: socket.inputs.length === 1 ? socket.inputs[0] : undefined,
  }
}

export function refusalBetween(recipe: Recipe, { source, target, targetHandle }: Ends): Refusal | undefined {
  const [from, socket] = [nodeOf(source), socketOf(target, targetHandle)]
  if (!from || !socket) return undefined
  return refusalOf(recipe, { from: from.id, to: target, port: socket.port, flow: from.flow })
}

export function refusalText(refusal: Refusal): string {
  if (refusal.why !== 'kind') return words.refusals[refusal.why]
  const { port, flow } = refusal
  const wanted = port.kinds.map((kind) => words.kinds[kind]).join(words.or)
  return words.refusals.kind(port.name, wanted, words.kinds[shownKind(flow)])
}

/** The first open place of a node that takes what is given, else the first that takes it at all. */
export function welcomingSocket(recipe: Recipe, source: string, target: string): Socket | undefined {
  const from = nodeOf(source)
  const fitting = (nodeOf(target)?.sockets ?? []).filter(
    ({ port }) =>
      from &&
      accepts(port, from.flow) &&
      !refusalOf(recipe, { from: from.id, to: target, port, flow: from.flow }),
  )
  return fitting.find(({ inputs }) => inputs.length === 0) ?? fitting[0]
}

/** What would fit a link that was let go over nothing. */
export function looseOf(
  key: string,
  handle: string | null | undefined,
): { readonly loose: Loose; readonly end: LooseEnd } | undefined {
  const node = nodeOf(key)
  const socket = socketOf(key, handle)
  if (!node) return undefined
  if (!socket) return { loose: { flow: node.flow }, end: { from: node.id } }
  const { port, inputs } = socket
  return {
    loose: { wanted: port.kinds },
    end: { to: key, port: port.name, index: inputs.length === 1 ? inputs[0] : undefined },
  }
}
