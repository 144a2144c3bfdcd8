/** A recipe as nodes and links: what the canvas draws, worked out of the recipe and the catalogue alone. */
import { assignPorts } from '../../../../engine/recipe/check/assign-ports.ts'
import type { Recipe, RecipeInput, RecipeStep } from '../../../../engine/recipe/recipe.ts'
import { inputKey } from '../../document/reading.ts'
import { type Catalogue, type Port, portsOf, recipeOf } from './catalogue.ts'
import { tellingFact } from './fact.ts'
import { ANY_FLOW, type Flow, type FlowInput, flowOf } from './flow.ts'
import { readableName } from './names.ts'

/** A place that a link can end at. */
export interface Socket {
  /** `port#n`, or `port` alone for one that takes a whole list. */
  readonly id: string
  readonly port: Port
  /** Positions in the step's inputs that end here; empty: open. */
  readonly inputs: readonly number[]
  /** There are fewer than the port needs. */
  readonly isMissing: boolean
  /** Of the first that ends here. */
  readonly flow: Flow | undefined
}

export interface GraphNode {
  /** As in positions and selections. */
  readonly key: string
  readonly role: 'input' | 'step'
  /** Step id or input name. */
  readonly id: string
  readonly type: string
  /** What people call it. */
  readonly title: string
  readonly sockets: readonly Socket[]
  readonly flow: Flow
  readonly fact: string
  readonly isKnown: boolean
  readonly isOutput: boolean
  readonly isMuted: boolean
  readonly isBypassed: boolean
  readonly isPinned: boolean
  /** Of an input: what fills it, pinned or by the document. */
  readonly content: readonly string[]
  readonly isFixed: boolean
  /** The recipe that a RECIPE step stands for. */
  readonly recipe: string | undefined
}

export interface Link {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly socket: string
  /** Position in the inputs of the step at its end. */
  readonly index: number
  readonly flow: Flow
}

export interface Graph {
  readonly nodes: readonly GraphNode[]
  readonly links: readonly Link[]
}

export const EMPTY_GRAPH: Graph = { nodes: [], links: [] }

export type Fill = Readonly<Record<string, readonly string[]>>

export function graphOf(recipe: Recipe, known: Catalogue, fill: Fill): Graph {
  const stepIds = new Set(recipe.steps.map(({ id }) => id))
  const keyOf = (from: string): string => (stepIds.has(from) ? from : inputKey(from))
  const flows = flowsOf(recipe, known)
  const inputs = recipe.inputs.map((input) => inputNode(input, recipe, fill))
  const steps = recipe.steps.map((step) => stepNode(step, recipe, known, flows))
  const links = recipe.steps.flatMap((step, at) =>
    (steps[at] as GraphNode).sockets.flatMap(({ id, inputs: ends }) =>
      ends.map((index): Link => {
        const from = (step.inputs[index] as RecipeStep['inputs'][number]).from
        return {
          id: `${step.id}<${index}`,
          from: keyOf(from),
          to: step.id,
          socket: id,
          index,
          flow: flows.get(from) ?? ANY_FLOW,
        }
      }),
    ),
  )
  return { nodes: [...inputs, ...steps], links }
}

type Flows = ReadonlyMap<string, Flow>

/** Of every input and step by name; a step's own is worked out after those of its inputs. */
export function flowsOf({ inputs, steps }: Pick<Recipe, 'inputs' | 'steps'>, known: Catalogue): Flows {
  const flows = new Map<string, Flow>(
    inputs.map(({ name, kind, isList }) => [name, { kind, isList, isAnalysed: false }]),
  )
  const byId = new Map(steps.map((step) => [step.id, step]))
  const visit = (name: string): Flow => {
    const found = flows.get(name)
    const step = byId.get(name)
    if (found || !step) return found ?? ANY_FLOW
    flows.set(name, ANY_FLOW)
    const flow = flowOf(step, flowInputs(step, known, visit))
    flows.set(name, flow)
    return flow
  }
  for (const { id } of steps) visit(id)
  return flows
}

function flowInputs(step: RecipeStep, known: Catalogue, flow: (name: string) => Flow): readonly FlowInput[] {
  return assignPorts(step, portsOf(step, known)).ports.flatMap(({ port, inputs }) =>
    inputs.map(({ from }) => ({ port: port.name, flow: flow(from) })),
  )
}

function inputNode(
  { name, kind, pin, isList, description }: RecipeInput,
  recipe: Recipe,
  fill: Fill,
): GraphNode {
  return {
    key: inputKey(name),
    role: 'input',
    id: name,
    type: 'SOURCE',
    title: readableName(name),
    sockets: [],
    flow: { kind, isList, isAnalysed: false },
    fact: description,
    isKnown: true,
    isOutput: recipe.output === name,
    isMuted: false,
    isBypassed: false,
    isPinned: false,
    content: pin === undefined ? (fill[name] ?? []) : [pin],
    isFixed: pin !== undefined,
    recipe: undefined,
  }
}

const stepNode = (step: RecipeStep, recipe: Recipe, known: Catalogue, flows: Flows): GraphNode => ({
  key: step.id,
  role: 'step',
  id: step.id,
  type: step.type,
  title: step.title ?? readableName(step.id),
  sockets: socketsOf(step, known, flows),
  flow: flows.get(step.id) ?? ANY_FLOW,
  fact: tellingFact(step),
  isKnown: known.types.size === 0 || known.types.has(step.type),
  isOutput: recipe.output === step.id,
  isMuted: step.isMuted,
  isBypassed: step.isBypassed,
  isPinned: step.isPinned,
  content: [],
  isFixed: false,
  recipe: recipeOf(step),
})

/** With so many, the links of a list end in one place. */
const MOST_APART = 6

/** One for each input, in the order of the document, and an open one wherever another may come. */
export function socketsOf(step: RecipeStep, known: Catalogue, flows: Flows): readonly Socket[] {
  const { ports, unknown, tooMany } = assignPorts(step, portsOf(step, known))
  const lost = [...unknown, ...tooMany]
  const ends = [
    ...ports.flatMap(({ port, inputs }) =>
      apart(
        port,
        inputs.map(({ index }) => index),
      ),
    ),
    ...(lost.length === 0 ? [] : [{ id: '?', port: LOST, inputs: lost, isMissing: false }]),
  ]
  return ends.map((end) => ({ ...end, flow: flows.get(step.inputs[end.inputs[0] ?? -1]?.from ?? '') }))
}

/** Inputs that the type has no room for: shown, so that they can be taken away. */
const LOST: Port = { name: '?', description: '', kinds: [], min: 0, max: 0 }

function apart(port: Port, inputs: readonly number[]): readonly Omit<Socket, 'flow'>[] {
  const isMissing = inputs.length < port.min
  if (inputs.length > MOST_APART) return [{ id: port.name, port, inputs, isMissing }]
  const filled = inputs.map((index, at) => ({
    id: `${port.name}#${at}`,
    port,
    inputs: [index],
    isMissing: false,
  }))
  const open = { id: `${port.name}#${inputs.length}`, port, inputs: [], isMissing }
  return inputs.length < port.max ? [...filled, open] : filled
}
