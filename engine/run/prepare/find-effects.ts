/** The effects a recipe's steps use: built in, the user's own, or any stored document by its CID. */
import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { checkEffect } from '../../effects/check-effect.ts'
import { EffectDocument } from '../../effects/format.ts'
import type { KnownEffect } from '../../plan/graph.ts'
import type { Recipe } from '../../recipe/recipe.ts'
import type { EngineParts } from '../parts.ts'

/** By the name the steps use. @throws ArtDagError EFFECT_MISSING, EFFECT_INVALID */
export function findEffects(recipe: Recipe, parts: EngineParts): ReadonlyMap<string, KnownEffect> {
  const used = recipe.steps
    .filter(({ type, isMuted }) => type === 'EFFECT' && !isMuted)
    .map(({ config }) => String(config.effect))
  const pins = new Map(recipe.effects.map(({ name, pin }) => [name, pin]))
  return new Map([...new Set(used)].map((name) => [name, findEffect(name, pins.get(name), parts)] as const))
}

function findEffect(name: string, pin: string | undefined, parts: EngineParts): KnownEffect {
  const cid = parseCidText(pin ?? name)
  if (cid && parts.documents.has(cid)) return { cid, document: checkedDocument(cid, parts) }
  const { cid: known, document } = parts.effects.resolve(name, pin)
  parts.documents.put(document)
  return { cid: known, document }
}

/** @throws ArtDagError EFFECT_INVALID, NOT_FOUND */
export function checkedDocument(cid: Cid, { documents }: EngineParts): EffectDocument {
  const parsed = EffectDocument.safeParse(documents.get(cid))
  const issues = parsed.success ? checkEffect(parsed.data) : []
  if (parsed.success && issues.length === 0) return parsed.data
  throw new ArtDagError(
    'EFFECT_INVALID',
    `${cid} is no effect: ${parsed.success ? issues[0]?.message : parsed.error.issues[0]?.message}`,
  )
}
