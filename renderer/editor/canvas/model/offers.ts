/** What can be added to a recipe, ranked by what was typed and by what would fit the link it is dropped from. */
import type { MediaKind } from '../../../../engine/recipe/recipe.ts'
import { type NodeInfo, portOf } from './catalogue.ts'
import { accepts, type Flow, flowOf } from './flow.ts'

export interface Offer {
  readonly id: string
  readonly title: string
  readonly description: string
  /** Of the catalogue; `input` for what is filled with media. */
  readonly category: string
  readonly add: { readonly step: NodeInfo } | { readonly input: MediaKind }
}

/** The link that was dropped on nothing: from a result that wants a step, or to a port that wants something. */
export interface Loose {
  readonly flow?: Flow
  readonly wanted?: readonly MediaKind[]
}

/** What the new one is linked with. `from`: a result, by input name or step id. `to`: a port of a step. */
export type LooseEnd =
  | { readonly from: string }
  | { readonly to: string; readonly port: string; readonly index: number | undefined }

export interface InputWords {
  readonly title: Readonly<Record<MediaKind, string>>
  readonly description: Readonly<Record<MediaKind, string>>
}

export function offersOf(types: Iterable<NodeInfo>, words: InputWords): readonly Offer[] {
  const inputs = (['video', 'audio', 'image'] as const).map(
    (kind): Offer => ({
      id: `input:${kind}`,
      title: words.title[kind],
      description: words.description[kind],
      category: 'input',
      add: { input: kind },
    }),
  )
  // A file comes in as an input of the recipe.
  const steps = [...types].filter(({ type }) => type !== 'SOURCE')
  return [...inputs, ...steps.map((step): Offer => ({ ...step, id: step.type, add: { step } }))]
}

/** The best first; what cannot be linked is left out. */
export function rankOffers(offers: readonly Offer[], typed: string, loose: Loose): readonly Offer[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const scored = offers.flatMap((offer) => {
    const [fit, match] = [fitOf(offer, loose), matchOf(offer, words)]
    return fit > 0 && match > 0 ? [{ offer, score: match * 10 + fit }] : []
  })
  return scored.toSorted((a, b) => b.score - a.score).map(({ offer }) => offer)
}

/** 0: not at all; more for ports that are made for just this. */
export function fitOf({ add }: Offer, { flow, wanted }: Loose): number {
  if (wanted !== undefined) {
    const given = 'input' in add ? add.input : flowOf({ type: add.step.type, config: {} }, []).kind
    return given === 'any' ? 1 : wanted.includes(given) ? 3 : 0
  }
  if (flow === undefined) return 1
  if ('input' in add) return 0
  const ports = add.step.ports.map(portOf)
  const takes = ports.filter((port) => accepts(port, flow))
  if (takes.length === 0) return add.step.type === 'RECIPE' ? 1 : 0
  return takes[0] === ports[0] ? 4 - Math.min(2, takes[0]?.kinds.length ?? 0) : 1
}

/** All words must be found; better at the beginning of a title than within a description. */
function matchOf({ title, id, description }: Offer, words: readonly string[]): number {
  if (words.length === 0) return 1
  const [name, type, about] = [
    title.toLowerCase(),
    id.toLowerCase().replaceAll('_', ' '),
    description.toLowerCase(),
  ]
  const scores = words.map((word) => {
    if (name.startsWith(word) || type.startsWith(word)) return 8
    if (`${name} ${type}`.includes(` ${word}`)) return 6
    if (name.includes(word) || type.includes(word)) return 4
    return about.includes(word) ? 1 : 0
  })
  return Math.min(...scores)
}
