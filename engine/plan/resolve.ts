/** Recipe + files + effects -> resolved graph. The recipe has been checked; what is thrown here is about its inputs. */
import { ArtDagError } from '../contract/errors.ts'
import { inputsFirst } from '../media/graph/order.ts'
import type { Catalogue, PortSpec } from '../nodes/descriptor.ts'
import { assignPorts } from '../recipe/check/assign-ports.ts'
import type { Recipe, RecipeInput, RecipeStep } from '../recipe/recipe.ts'
import { chooseCanvas } from './canvas.ts'
import type { KnownEffect, ResolvedGraph, ResolvedStep, SourceFile } from './graph.ts'

export interface Ingredients {
  readonly catalogue: Catalogue
  /** Files by recipe input; one for a plain input, any number for a list. */
  readonly files: ReadonlyMap<string, readonly SourceFile[]>
  /** Effects by the name or CID the steps use. */
  readonly effects: ReadonlyMap<string, KnownEffect>
  /** Render this step instead of the recipe's output. */
  readonly target?: string
  readonly domain?: string
}

/**
 * @throws ArtDagError INPUT_MISSING, EFFECT_MISSING; RECIPE_INVALID when a muted step leaves a port empty, or a config
 *   does not pass its schema (a recipe that passed `checkAgainstCatalogue` always does).
 */
export function resolveGraph(recipe: Recipe, ingredients: Ingredients): ResolvedGraph {
  const steps = new Map(recipe.steps.map((step) => [step.id, step]))
  const inputs = new Map(recipe.inputs.map((input) => [input.name, input]))
  const sources = [...inputs.values()].flatMap((input) =>
    sourceSteps(input, ingredients.files.get(input.name) ?? []),
  )
  const drafts = recipe.steps
    .filter((step) => !step.isMuted && !step.isBypassed)
    .map((step) => draftStep(step, steps, inputs, ingredients))
  const known = new Map([...sources, ...drafts].map((step) => [step.id, step]))
  const output = wrapSource(outputOf(ingredients.target ?? recipe.output, steps, inputs, ingredients), known)
  const ordered = inputsFirst([known.get(output) as ResolvedStep], ({ inputs: ids }) =>
    ids.map((id) => known.get(id) as ResolvedStep),
  )
  return {
    name: recipe.name,
    steps: ordered,
    output,
    canvas: chooseCanvas(recipe.canvas, ordered),
    ...(ingredients.domain ? { domain: ingredients.domain } : {}),
  }
}

/**
 * A file as the output is still conformed to the canvas, and its own id says nothing of a canvas. So the whole of it
 * becomes a SEGMENT, whose id does.
 */
function wrapSource(output: string, known: Map<string, ResolvedStep>): string {
  if (known.get(output)?.type !== 'SOURCE') return output
  const id = `${output}#whole`
  known.set(id, { id, type: 'SEGMENT', config: { offset: 0 }, inputs: [output], isPinned: false })
  return id
}

/** A list input becomes one SOURCE per file, numbered from 1. No id of an author's can hold `#`. */
function sourceSteps(input: RecipeInput, files: readonly SourceFile[]): readonly ResolvedStep[] {
  return files.map((source, index) => ({
    id: sourceId(input, index),
    type: 'SOURCE',
    title: source.title ?? input.name,
    config: {},
    inputs: [],
    source,
    isPinned: false,
  }))
}

const sourceId = (input: RecipeInput, index: number): string =>
  input.isList ? `${input.name}#${index + 1}` : input.name

type Steps = ReadonlyMap<string, RecipeStep>
type Inputs = ReadonlyMap<string, RecipeInput>

function draftStep(step: RecipeStep, steps: Steps, inputs: Inputs, ingredients: Ingredients): ResolvedStep {
  const node = ingredients.catalogue.get(step.type)
  if (!node) throw new ArtDagError('RECIPE_INVALID', `steps.${step.id}: there is no node type ${step.type}`)
  const parsed = node.config.safeParse(step.config)
  if (!parsed.success)
    throw new ArtDagError(
      'RECIPE_INVALID',
      `steps.${step.id}.config: ${parsed.error.issues[0]?.message ?? 'invalid'}`,
    )
  const ids = assignPorts(step, node.ports)
    .ports.flatMap(({ inputs: fed }) => fed)
    .flatMap(({ from }) => feeds(from, steps, inputs, ingredients))
  checkCount(step, node.ports, ids.length)
  const config = parsed.data as Record<string, unknown>
  const effect = step.type === 'EFFECT' ? effectOf(step, String(config.effect), ingredients) : undefined
  return {
    id: step.id,
    type: step.type,
    ...(step.title === undefined ? {} : { title: step.title }),
    config,
    inputs: ids,
    ...(effect ? { effect } : {}),
    isPinned: step.isPinned,
  }
}

/** The steps that really stand behind a name: lists spread out, muted ones gone, bypassed ones replaced by their first input. */
function feeds(from: string, steps: Steps, inputs: Inputs, { files }: Ingredients): readonly string[] {
  let name = from
  for (let step = steps.get(name); step; step = steps.get(name)) {
    if (step.isMuted) return []
    if (!step.isBypassed) return [name]
    const [first] = step.inputs
    if (!first) return []
    name = first.from
  }
  const input = inputs.get(name) as RecipeInput
  const given = files.get(name) ?? []
  if (given.length === 0) throw missingInput(input)
  return given.map((_, index) => sourceId(input, index))
}

function checkCount(step: RecipeStep, ports: readonly PortSpec[], count: number): void {
  const min = ports.reduce((sum, port) => sum + port.min, 0)
  const max = ports.reduce((sum, port) => sum + port.max, 0)
  if (count >= min && count <= max) return
  const wanted = min === max ? String(min) : `${min} to ${max}`
  throw new ArtDagError(
    'RECIPE_INVALID',
    `steps.${step.id}.inputs: ${step.type} takes ${wanted} inputs, ${count} are left`,
    {
      hint: 'muted steps and list inputs change how many there are',
    },
  )
}

function effectOf(step: RecipeStep, name: string, { effects }: Ingredients): KnownEffect {
  const effect = effects.get(name)
  if (effect) return effect
  throw new ArtDagError(
    'EFFECT_MISSING',
    `steps.${step.id}.config.effect: no effect “${name}” is known here`,
    {
      details: { effect: name },
    },
  )
}

/** When the output itself is a list of files or nothing is left of it, there is nothing to render. */
function outputOf(name: string, steps: Steps, inputs: Inputs, ingredients: Ingredients): string {
  if (!steps.has(name) && !inputs.has(name)) {
    throw new ArtDagError('USAGE', `the recipe has no step “${name}”`, {
      hint: `steps: ${[...steps.keys()].join(', ')}`,
    })
  }
  const [id, ...more] = feeds(name, steps, inputs, ingredients)
  if (id !== undefined && more.length === 0) return id
  throw new ArtDagError(
    'RECIPE_INVALID',
    `the output “${name}” is ${id === undefined ? 'muted' : 'a list'}; one clip is needed`,
  )
}

function missingInput({ name, kind, pin, description }: RecipeInput): ArtDagError {
  const what = pin === undefined ? 'is not filled' : `is pinned to ${pin}, which is not in the store`
  return new ArtDagError('INPUT_MISSING', `input “${name}” ${what}`, {
    hint: `add -i ${name}=<file or CID>${description ? ` (${description})` : ''}`,
    details: { input: name, kind, ...(pin === undefined ? {} : { pin }) },
  })
}
