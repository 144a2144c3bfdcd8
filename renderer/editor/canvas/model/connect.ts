/** Links as edits of a step's inputs. Who wrote a list keeps a list as long as it says what is meant; else ports by name. */
import { assignPorts } from '../../../../engine/recipe/check/assign-ports.ts'
import type { Recipe, RecipeStep, StepInput } from '../../../../engine/recipe/recipe.ts'
import { stepDocument } from '../../../../engine/recipe/write/step-document.ts'
import type { RecipeEdit } from '../../document/reader.ts'
import { type Catalogue, type Port, portsOf } from './catalogue.ts'
import { accepts, type Flow } from './flow.ts'

export type Refusal =
  | { readonly why: 'kind'; readonly port: Port; readonly flow: Flow }
  | { readonly why: 'circle' }
  | { readonly why: 'full'; readonly port: Port }

/** Undefined: it may be linked. */
export function refusalOf(
  recipe: Pick<Recipe, 'steps'>,
  {
    from,
    to,
    port,
    flow,
  }: { readonly from: string; readonly to: string; readonly port: Port; readonly flow: Flow },
): Refusal | undefined {
  if (feeds(recipe, to, from)) return { why: 'circle' }
  if (port.max === 0) return { why: 'full', port }
  return accepts(port, flow) ? undefined : { why: 'kind', port, flow }
}

/** Whether what one step gives goes into another, on whatever way. */
function feeds({ steps }: Pick<Recipe, 'steps'>, step: string, into: string): boolean {
  const inputsOf = new Map(steps.map(({ id, inputs }) => [id, inputs]))
  const seen = new Set<string>()
  const reaches = (name: string): boolean => {
    if (name === step) return true
    if (seen.has(name)) return false
    seen.add(name)
    return (inputsOf.get(name) ?? []).some(({ from }) => reaches(from))
  }
  return reaches(into)
}

/** The step's inputs with one more in that port, or instead of the one at `index`. A full port gives up its last. */
export function withInput(
  step: RecipeStep,
  {
    from,
    port,
    index,
  }: { readonly from: string; readonly port: string; readonly index?: number | undefined },
  known: Catalogue,
): readonly StepInput[] {
  const ports = portsOf(step, known)
  const own = assignPorts(step, ports).ports.find((each) => each.port.name === port)
  const isFull = own !== undefined && own.inputs.length >= own.port.max
  const at = index ?? (isFull ? own.inputs.at(-1)?.index : undefined)
  if (at !== undefined) return step.inputs.map((input, place) => (place === at ? { ...input, from } : input))
  const after = own?.inputs.at(-1)?.index
  return inStyle(step, ports, { from, port }, after === undefined ? step.inputs.length : after + 1)
}

/** Tries the author's plain list first: does the new one land in the port it was meant for, and the others stay? */
function inStyle(
  step: RecipeStep,
  ports: readonly Port[],
  added: Required<StepInput>,
  at: number,
): readonly StepInput[] {
  const named = (list: readonly StepInput[]) => namedInputs({ inputs: list }, ports)
  const before = named(step.inputs)
  const wanted = [...before.slice(0, at), added, ...before.slice(at)]
  if (step.inputs.some(({ port }) => port !== undefined)) return wanted
  const places = [at, ...step.inputs.keys(), step.inputs.length]
  const tries = places.map((place) => [
    ...step.inputs.slice(0, place),
    { from: added.from },
    ...step.inputs.slice(place),
  ])
  return tries.find((list) => isSame(named(list), wanted)) ?? wanted
}

/** The same inputs with the ports they go to. */
function namedInputs(step: Pick<RecipeStep, 'inputs'>, ports: readonly Port[]): readonly StepInput[] {
  const portAt = new Map(
    assignPorts(step, ports).ports.flatMap(({ port, inputs }) =>
      inputs.map(({ index }) => [index, port.name]),
    ),
  )
  return step.inputs.map(({ from, port }, index) => {
    const name = portAt.get(index) ?? port
    return name === undefined ? { from } : { port: name, from }
  })
}

/** Each port gets the same, in the same order. */
function isSame(a: readonly StepInput[], b: readonly StepInput[]): boolean {
  const spell = (list: readonly StepInput[]): string =>
    JSON.stringify(
      [...Map.groupBy(list, ({ port = '' }) => port)]
        .map(([port, each]) => [port, each.map(({ from }) => from)])
        .sort(),
    )
  return spell(a) === spell(b)
}

/** Without those at these positions; the others stay in their ports. */
export function withoutInputs(
  step: RecipeStep,
  gone: readonly number[],
  known: Catalogue,
): readonly StepInput[] {
  const keep = <T>(list: readonly T[]): readonly T[] => list.filter((_, index) => !gone.includes(index))
  const ports = portsOf(step, known)
  const wanted = keep(namedInputs(step, ports))
  const plain = keep(step.inputs)
  return isSame(namedInputs({ inputs: plain }, ports), wanted) ? plain : wanted
}

/** As little as must be written to give a step these inputs. */
export function inputsEdit(step: RecipeStep, inputs: readonly StepInput[]): RecipeEdit {
  const path = ['steps', step.id, 'inputs']
  const { inputs: value } = stepDocument({ ...step, inputs })
  return value === undefined ? { remove: path } : { set: path, value }
}
