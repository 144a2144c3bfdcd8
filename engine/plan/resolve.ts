/** Recipe + files + effects -> resolved graph. The recipe has been checked; what is thrown here is about its inputs. */
import { ArtDagError } from '../contract/errors.ts'
import { inputsFirst } from '../media/graph/order.ts'
import type { AnyNodeType, Catalogue } from '../nodes/descriptor.ts'
import { assignPorts } from '../recipe/check/assign-ports.ts'
import { configFaults } from '../recipe/check/explain-zod.ts'
import type { Json, Recipe, RecipeInput, RecipeStep } from '../recipe/recipe.ts'
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
 * @throws ArtDagError INPUT_MISSING, EFFECT_MISSING, USAGE (no such target); RECIPE_INVALID when muted steps or lists
 *   leave a port with too few or too many inputs, or a config does not pass its schema.
 */
export function resolveGraph(recipe: Recipe, ingredients: Ingredients): ResolvedGraph {
  const resolver = new Resolver(recipe, ingredients)
  const output = resolver.resolve(ingredients.target ?? recipe.output)
  const known = resolver.steps
  const steps = inputsFirst([known.get(output) as ResolvedStep], ({ inputs }) =>
    inputs.map((id) => known.get(id) as ResolvedStep),
  )
  return {
    name: recipe.name,
    steps,
    output,
    canvas: chooseCanvas(recipe.canvas, steps),
    ...(ingredients.domain ? { domain: ingredients.domain } : {}),
  }
}

/** What a step is made of, whoever wrote it: the recipe's author, or a step that stands for others. */
interface Draft {
  readonly id: string
  readonly type: string
  readonly title?: string
  readonly config: Readonly<Record<string, unknown>>
  /** Ids by port; unnamed for steps that others expand to. */
  readonly inputs: Readonly<Record<string, readonly string[]>>
  readonly isPinned: boolean
}

class Resolver {
  readonly steps = new Map<string, ResolvedStep>()
  readonly #ingredients: Ingredients
  readonly #written: ReadonlyMap<string, RecipeStep>
  readonly #inputs: ReadonlyMap<string, RecipeInput>
  /** The steps that really stand behind a name: lists spread out, muted ones gone. */
  readonly #behind = new Map<string, readonly string[]>()

  constructor(recipe: Recipe, ingredients: Ingredients) {
    this.#ingredients = ingredients
    this.#written = new Map(recipe.steps.map((step) => [step.id, step]))
    this.#inputs = new Map(recipe.inputs.map((input) => [input.name, input]))
  }

  /** The id of the one step that gives what `name` gives; everything it needs is in `steps` afterwards. */
  resolve(name: string): string {
    const order = inputsFirst([name], (each) => this.#written.get(each)?.inputs.map(({ from }) => from) ?? [])
    for (const each of order) this.#behind.set(each, this.#resolveName(each))
    const [id, ...more] = this.#behind.get(name) ?? []
    if (id !== undefined && more.length === 0) return this.#wrapSource(id)
    throw new ArtDagError(
      'RECIPE_INVALID',
      `the output “${name}” is ${id === undefined ? 'muted' : `a list of ${more.length + 1}`}; one clip is needed`,
      { hint: 'choose another step as the output, or join the list with SEQUENCE' },
    )
  }

  #resolveName(name: string): readonly string[] {
    const step = this.#written.get(name)
    if (step) return this.#resolveStep(step)
    const input = this.#inputs.get(name)
    if (input) return this.#resolveInput(input)
    const hint = `steps: ${[...this.#written.keys()].join(', ')}`
    throw new ArtDagError('USAGE', `the recipe has no step “${name}”`, { hint })
  }

  /** A list input becomes one SOURCE per file, numbered from 1. No id of an author's can hold `#`. */
  #resolveInput(input: RecipeInput): readonly string[] {
    const files = this.#ingredients.files.get(input.name) ?? []
    if (files.length === 0) throw missingInput(input)
    return files.map((source, index) => {
      const id = input.isList ? `${input.name}#${index + 1}` : input.name
      const title = source.title ?? input.name
      this.steps.set(id, { id, type: 'SOURCE', title, config: {}, inputs: [], source, isPinned: false })
      return id
    })
  }

  #resolveStep(step: RecipeStep): readonly string[] {
    if (step.isMuted) return []
    if (step.isBypassed) return this.#behind.get(step.inputs[0]?.from ?? '') ?? []
    const ports = assignPorts(step, this.#nodeOf(step).ports).ports
    const inputs = ports.map(({ port, inputs: fed }) => [
      port.name,
      fed.flatMap(({ from }) => this.#behind.get(from) ?? []),
    ])
    return this.#place({ ...step, inputs: Object.fromEntries(inputs) as Draft['inputs'] })
  }

  #place(draft: Draft): readonly string[] {
    const node = this.#nodeOf(draft)
    checkCounts(draft, node)
    const config = checkedConfig(draft, node)
    if (node.expand) return this.#expand(draft, node, config)
    const effect = draft.type === 'EFFECT' ? this.#effectOf(draft, String(config.effect)) : undefined
    this.steps.set(draft.id, {
      id: draft.id,
      type: draft.type,
      ...(draft.title === undefined ? {} : { title: draft.title }),
      config,
      inputs: Object.values(draft.inputs).flat(),
      ...(effect ? { effect } : {}),
      isPinned: draft.isPinned,
    })
    return [draft.id]
  }

  #expand(draft: Draft, node: AnyNodeType, config: Draft['config']): readonly string[] {
    const { catalogue } = this.#ingredients
    const expansion = node.expand?.({ id: draft.id, config, inputs: draft.inputs, catalogue })
    for (const { inputs, ...step } of expansion?.steps ?? []) {
      const { ports } = this.#nodeOf(step)
      this.#place({ ...step, inputs: spread(inputs, ports), isPinned: draft.isPinned })
    }
    return expansion?.outputs ?? []
  }

  #nodeOf({ id, type }: { readonly id: string; readonly type: string }): AnyNodeType {
    const node = this.#ingredients.catalogue.get(type)
    if (node) return node
    const hint = `node types: ${[...this.#ingredients.catalogue.keys()].join(', ')}`
    throw new ArtDagError('RECIPE_INVALID', `steps.${id}: there is no node type ${type}`, { hint })
  }

  #effectOf({ id }: Draft, name: string): KnownEffect {
    const effect = this.#ingredients.effects.get(name)
    if (effect) return effect
    const message = `steps.${id}.config.effect: no effect “${name}” is known here`
    throw new ArtDagError('EFFECT_MISSING', message, { details: { effect: name } })
  }

  /**
   * A file as the output is still conformed to the canvas, and its own id says nothing of a canvas. So the whole of it
   * becomes a SEGMENT, whose id does.
   */
  #wrapSource(output: string): string {
    if (this.steps.get(output)?.type !== 'SOURCE') return output
    const id = `${output}#whole`
    this.steps.set(id, { id, type: 'SEGMENT', config: { offset: 0 }, inputs: [output], isPinned: false })
    return id
  }
}

/** Unnamed inputs over ports, by the rule for written steps. */
function spread(inputs: readonly string[], ports: AnyNodeType['ports']): Draft['inputs'] {
  const assigned = assignPorts({ inputs: inputs.map((from) => ({ from })) }, ports)
  const kept = assigned.ports.map(
    ({ port, inputs: fed }) => [port.name, fed.map(({ from }) => from)] as const,
  )
  const rest = assigned.tooMany.map((index) => inputs[index] as string)
  return Object.fromEntries(rest.length > 0 ? [...kept, ['', rest]] : kept)
}

/** How many are left in each port once lists are spread out and muted steps gone. */
function checkCounts(draft: Draft, node: AnyNodeType): void {
  const known = node.ports.map(({ name }) => name)
  const stray = Object.entries(draft.inputs).find(([name, ids]) => ids.length > 0 && !known.includes(name))
  for (const { name, min, max } of [...node.ports, ...(stray ? [{ name: stray[0], min: 0, max: 0 }] : [])]) {
    const count = draft.inputs[name]?.length ?? 0
    if (count >= min && count <= max) continue
    const wanted = min === max ? String(min) : Number.isFinite(max) ? `${min} to ${max}` : `at least ${min}`
    const what =
      name === ''
        ? `${node.type} has no room for ${count} more`
        : `“${name}” of ${node.type} takes ${wanted}, and gets ${count}`
    throw new ArtDagError('RECIPE_INVALID', `steps.${draft.id}.inputs: ${what}`, {
      hint: 'muted steps and lists change how many there are',
    })
  }
}

function checkedConfig(draft: Draft, node: AnyNodeType): Draft['config'] {
  const parsed = node.config.safeParse(draft.config)
  if (parsed.success) return parsed.data as Draft['config']
  const [fault] = configFaults(node.config, draft.config as Json)
  const path = ['steps', draft.id, 'config', ...(fault?.path ?? [])].join('.')
  const hint = fault?.hint?.()
  throw new ArtDagError(
    'RECIPE_INVALID',
    `${path}: ${fault?.message ?? 'is not right'}`,
    hint ? { hint } : {},
  )
}

function missingInput({ name, kind, pin, description }: RecipeInput): ArtDagError {
  const what = pin === undefined ? 'is not filled' : `is pinned to ${pin}, which is not in the store`
  return new ArtDagError('INPUT_MISSING', `input “${name}” ${what}`, {
    hint: `add -i ${name}=<file or CID>${description ? ` (${description})` : ''}`,
    details: { input: name, kind, ...(pin === undefined ? {} : { pin }) },
  })
}
