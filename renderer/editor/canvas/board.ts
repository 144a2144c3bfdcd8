/** What the parts of the canvas tell each other; nodes read only what is about them. */
import { create } from 'zustand'
import { type Catalogue, EMPTY_CATALOGUE } from './model/catalogue.ts'
import { EMPTY_GRAPH, type Graph, type GraphNode } from './model/graph.ts'
import type { Loose, LooseEnd } from './model/offers.ts'
import type { StepState } from './model/step-state.ts'

/** A search for what to add, and where it will be. */
export interface Adding {
  /** Pixels of the canvas' own frame. */
  readonly screen: { readonly x: number; readonly y: number }
  readonly at: readonly [x: number, y: number]
  readonly loose: Loose
  /** What it will be linked with. */
  readonly end?: LooseEnd | undefined
}

interface Board {
  readonly catalogue: Catalogue
  readonly graph: Graph
  readonly states: ReadonlyMap<string, StepState>
  readonly adding: Adding | undefined
  /** The step whose title is being written. */
  readonly renaming: string | undefined
  /** What was just made, to be brought into sight. */
  readonly made: string | undefined
  /** Whether Tab asks what to add: not for who walks by keys. */
  readonly tabAdds: boolean
  /** Too small to read: no pictures are asked for. */
  readonly isFar: boolean
  /** Coming nearer: some nodes are still pictures of themselves. */
  readonly isArriving: boolean
}

const EMPTY: Board = {
  catalogue: EMPTY_CATALOGUE,
  graph: EMPTY_GRAPH,
  states: new Map(),
  adding: undefined,
  renaming: undefined,
  made: undefined,
  tabAdds: false,
  isFar: false,
  isArriving: false,
}

export const useBoard = create<Board>(() => EMPTY)

export const clearBoard = (): void => useBoard.setState(EMPTY)

export const nodeOf = (key: string): GraphNode | undefined =>
  useBoard.getState().graph.nodes.find((node) => node.key === key)

export const stopAdding = (): void => useBoard.setState({ adding: undefined })

export const rename = (key: string | undefined): void => useBoard.setState({ renaming: key })
