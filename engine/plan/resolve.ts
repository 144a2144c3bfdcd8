/** Recipe + files + effects -> resolved graph. The recipe has been checked; what is thrown here is about its inputs. */

import type { BeatReport } from '../contract/analysis.ts'
import { ArtDagError } from '../contract/errors.ts'
import { inputsFirst } from '../media/graph/order.ts'
import type { Canvas } from '../media/graph/stream.ts'
import type { AnyNodeType, Catalogue, ExpandJob, Placed } from '../nodes/descriptor.ts'
import { assignPorts } from '../recipe/check/assign-ports.ts'
import type { Recipe, RecipeInput, RecipeStep } from '../recipe/recipe.ts'
import type { AnalysisView } from './analysis-want.ts'
import { chooseCanvas } from './canvas.ts'
import type { KnownEffect, ResolvedGraph, SourceFile } from './graph.ts'
import { PlacedSteps } from './placed-steps.ts'
import { checkCounts, checkedConfig, type Draft, spread } from './step-draft.ts'
import { usedFiles } from './used-files.ts'

export interface Ingredients {
  readonly catalogue: Catalogue
  /** Files by recipe input; one for a plain input, any number for a list. */
  readonly files: ReadonlyMap<string, readonly SourceFile[]>
  /** Effects by the name or CID the steps use. */
  readonly effects: ReadonlyMap<string, KnownEffect>
  readonly analyses: AnalysisView
  /** Render this step instead of the recipe's output. */
  readonly target?: string
  /** Default: what the recipe's author fixed, the rest from the files. */
  readonly canvas?: Canvas
  readonly domain?: string
}

/**
 * @throws ArtDagError INPUT_MISSING, EFFECT_MISSING, USAGE (no such target); RECIPE_INVALID when muted steps or lists
 *   leave a port with too few or too many inputs, or a config does not pass its schema. AnalysisMissing when a step
 *   needs to know more of a file than `analyses` does.
 */
export function resolveGraph(recipe: Recipe, ingredients: Ingredients): ResolvedGraph {
  const resolver = new Resolver(recipe, ingredients)
  const output = resolver.resolve(ingredients.target ?? recipe.output)
  const { placed, beatReports } = resolver
  return {
    name: recipe.name,
    steps: placed.stepsTo(output),
    output,
    canvas: placed.canvas,
    ...(ingredients.domain ? { domain: ingredients.domain } : {}),
    ...(beatReports.length > 0 ? { beatReports } : {}),
  }
}

class Resolver {
  readonly placed: PlacedSteps
  readonly beatReports: BeatReport[] = []
  readonly #ingredients: Ingredients
  readonly #written: ReadonlyMap<string, RecipeStep>
  readonly #inputs: ReadonlyMap<string, RecipeInput>
  /** The steps that really stand behind a name: lists spread out, muted ones gone. */
  readonly #behind = new Map<string, readonly Placed[]>()

  constructor(recipe: Recipe, ingredients: Ingredients) {
    this.#ingredients = ingredients
    this.#written = new Map(recipe.steps.map((step) => [step.id, step]))
    this.#inputs = new Map(recipe.inputs.map((input) => [input.name, input]))
    this.placed = new PlacedSteps({ ...ingredients, canvas: canvasOf(recipe, ingredients) })
  }

  /** The id of the one step that gives what `name` gives; everything it needs is in `placed` afterwards. */
  resolve(name: string): string {
    const order = inputsFirst([name], (each) => this.#written.get(each)?.inputs.map(({ from }) => from) ?? [])
    for (const each of order) this.#behind.set(each, this.#resolveName(each))
    const [step, ...more] = this.#behind.get(name) ?? []
    if (step !== undefined && more.length === 0) return this.#wrapSource(step.id)
    throw new ArtDagError(
      'RECIPE_INVALID',
      `the output “${name}” is ${step === undefined ? 'muted' : `a list of ${more.length + 1}`}; one clip is needed`,
      { hint: 'choose another step as the output, or join the list with SEQUENCE' },
    )
  }

  #resolveName(name: string): readonly Placed[] {
    const step = this.#written.get(name)
    if (step) return this.#resolveStep(step)
    const input = this.#inputs.get(name)
    if (input) return this.#resolveInput(input)
    const hint = `steps: ${[...this.#written.keys()].join(', ')}`
    throw new ArtDagError('USAGE', `the recipe has no step “${name}”`, { hint })
  }

  /** A list input becomes one SOURCE per file, numbered from 1. No id of an author's can hold `#`. */
  #resolveInput(input: RecipeInput): readonly Placed[] {
    const files = this.#ingredients.files.get(input.name) ?? []
    if (files.length === 0) throw missingInput(input)
    return files.map((source, index) => {
      const id = input.isList ? `${input.name}#${index + 1}` : input.name
      const title = source.title ?? input.name
      this.placed.all.set(id, { id, type: 'SOURCE', title, config: {}, inputs: [], source, isPinned: false })
      return { id }
    })
  }

  #resolveStep(step: RecipeStep): readonly Placed[] {
    if (step.isMuted) return []
    if (step.isBypassed) return this.#behind.get(step.inputs[0]?.from ?? '') ?? []
    const ports = assignPorts(step, this.#nodeOf(step).ports).ports
    const inputs = ports.map(({ port, inputs: fed }) => [
      port.name,
      fed.flatMap(({ from }) => this.#behind.get(from) ?? []),
    ])
    return this.#place({ ...step, inputs: Object.fromEntries(inputs) as Draft['inputs'] })
  }

  #place(draft: Draft): readonly Placed[] {
    const node = this.#nodeOf(draft)
    checkCounts(draft, node)
    const config = checkedConfig(draft, node)
    if (node.expand) return this.#expand(draft, node, config)
    const effect = draft.type === 'EFFECT' ? this.#effectOf(draft, String(config.effect)) : undefined
    this.placed.all.set(draft.id, {
      id: draft.id,
      type: draft.type,
      ...(draft.title === undefined ? {} : { title: draft.title }),
      config,
      inputs: Object.values(draft.inputs).flatMap((steps) => steps.map(({ id }) => id)),
      ...(effect ? { effect } : {}),
      isPinned: draft.isPinned,
    })
    return [{ id: draft.id }]
  }

  #expand(draft: Draft, node: AnyNodeType, config: Draft['config']): readonly Placed[] {
    const { id, inputs } = draft
    const expansion = node.expand?.(this.#expandJob(id, config, inputs))
    if (expansion?.report) this.beatReports.push(expansion.report)
    for (const { inputs: fed, ...step } of expansion?.steps ?? []) {
      const { ports } = this.#nodeOf(step)
      this.#place({ ...step, inputs: spread(fed, ports), isPinned: draft.isPinned })
    }
    return expansion?.outputs ?? []
  }

  #expandJob(id: string, config: Draft['config'], inputs: Draft['inputs']): ExpandJob<unknown> {
    const { placed } = this
    return {
      ...{ id, config, inputs, catalogue: this.#ingredients.catalogue },
      get canvas() {
        return placed.canvas
      },
      media: (step) => placed.media(step),
      audio: (steps) => placed.audio(steps),
      video: (steps) => placed.video(steps),
    }
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
    if (this.placed.all.get(output)?.type !== 'SOURCE') return output
    const id = `${output}#whole`
    this.placed.all.set(id, { id, type: 'SEGMENT', config: { offset: 0 }, inputs: [output], isPinned: false })
    return id
  }
}

/** Chosen when it is first asked for: what is missing of the files is said before what is missing of the canvas. */
function canvasOf(recipe: Recipe, { target, canvas: given, files, catalogue }: Ingredients): () => Canvas {
  let canvas = given
  return () => {
    canvas ??= chooseCanvas(recipe.canvas, usedFiles(recipe, target ?? recipe.output, files, catalogue))
    return canvas
  }
}

function missingInput({ name, kind, pin, description }: RecipeInput): ArtDagError {
  const what = pin === undefined ? 'is not filled' : `is pinned to ${pin}, which is not in the store`
  return new ArtDagError('INPUT_MISSING', `input “${name}” ${what}`, {
    hint: `add -i ${name}=<file or CID>${description ? ` (${description})` : ''}`,
    details: { input: name, kind, ...(pin === undefined ? {} : { pin }) },
  })
}
