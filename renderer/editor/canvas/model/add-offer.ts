/** An input or a step that was chosen from what can be added, linked with the loose end it was asked for from. */
import type { Recipe } from '../../../../engine/recipe/recipe.ts'
import { type Catalogue, type NodeInfo, portsOf } from './catalogue.ts'
import { inputsEdit, withInput } from './connect.ts'
import { addInput, addStep, type Made, type Point } from './edits.ts'
import { accepts } from './flow.ts'
import { flowsOf } from './graph.ts'
import type { LooseEnd, Offer } from './offers.ts'
import { starterConfig } from './starter.ts'

interface Place {
  readonly at: Point
  readonly end: LooseEnd | undefined
}

export function addedOffer(recipe: Recipe, known: Catalogue, { add }: Offer, { at, end }: Place): Made {
  const from = end && 'from' in end ? end.from : undefined
  const made =
    'input' in add
      ? addInput(recipe, { kind: add.input, at })
      : newStep(recipe, known, add.step, { at, from })
  const step = end && 'to' in end ? recipe.steps.find(({ id }) => id === end.to) : undefined
  if (!step || !end || !('to' in end)) return made
  const link = { from: made.name, port: end.port, index: end.index }
  return { ...made, edits: [...made.edits, inputsEdit(step, withInput(step, link, known))] }
}

interface StepPlace {
  readonly at: Point
  readonly from: string | undefined
}

/** What is dropped on it goes into the first port that takes it. */
function newStep(recipe: Recipe, known: Catalogue, info: NodeInfo, { at, from }: StepPlace): Made {
  const fresh = { type: info.type, at, config: starterConfig(info.config) }
  if (from === undefined) return addStep(recipe, fresh)
  const step = { ...fresh, id: '', inputs: [], isMuted: false, isBypassed: false, isPinned: false }
  const ports = portsOf(step, known)
  const flow = flowsOf(recipe, known).get(from)
  const port = ports.find((each) => flow && accepts(each, flow)) ?? ports[0]
  return addStep(recipe, { ...fresh, inputs: port ? withInput(step, { from, port: port.name }, known) : [] })
}
