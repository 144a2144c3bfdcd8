/** Checks a draft as a whole: ids, references, parameters, output, and that it has no cycles. */

import { paramName } from '../params/param-references.ts'
import type { Json } from '../recipe.ts'
import { quoted, suggest } from '../yaml/suggest.ts'
import { type Cursor, complain } from './cursor.ts'
import { type Draft, type DraftReference, type DraftStep, type Names, namesOf, resolveName } from './draft.ts'
import { findCycles } from './find-cycles.ts'

const MAX_CYCLE_SHOWN = 20

/** Faults are reported at the places of the draft's names. */
export function checkStructure(draft: Draft): void {
  const names = namesOf(draft)
  checkIds(draft, names)
  for (const step of draft.steps) for (const input of step.inputs) checkReference(input, names)
  if (draft.output !== undefined) checkReference(draft.output, names)
  const params = new Set(draft.params.map((param) => param.name))
  for (const step of draft.steps) checkParams(step, params)
  checkCycles(draft.steps)
}

function checkIds(draft: Draft, names: Names): void {
  const seen = new Set<string>()
  for (const { id, at } of [...draft.steps, ...draft.sources]) {
    if (id === '') continue
    if (seen.has(id))
      complain(idOf(at), `two steps are called ${quoted(id)}`, { hint: 'give each step an id of its own' })
    if (names.inputNames.has(id) && names.sourceIds.get(id) !== id) {
      complain(idOf(at), `${quoted(id)} is already the name of an input`, {
        hint: 'give the step another id',
      })
    }
    seen.add(id)
  }
}

/** Where the id is written: the id's own value, or the key of a map of steps. */
function idOf(step: Cursor): Cursor {
  const id = (step.value as { readonly id?: Json })?.id
  return id === undefined ? step : { ...step, value: id, path: [...step.path, 'id'] }
}

function checkReference(reference: DraftReference, names: Names): void {
  if (resolveName(names, reference.from) !== undefined) return
  complain(reference.at, `there is no step or input ${quoted(reference.from)}`, {
    hint: () =>
      suggest(
        reference.from,
        [...names.stepIds, ...names.sourceIds.keys(), ...names.inputNames].filter((name) => name !== ''),
      ),
  })
}

function checkParams(step: DraftStep, params: ReadonlySet<string>): void {
  const config: Cursor = { ...step.at, value: step.config, path: [...step.at.path, 'config'] }
  for (const { name, at } of paramReferences(config)) {
    if (!params.has(name)) {
      complain(at, `there is no parameter ${quoted(name)}`, {
        hint: () => suggest(name, params) ?? 'declare it under params',
      })
    }
  }
}

function paramReferences(cursor: Cursor): { readonly name: string; readonly at: Cursor }[] {
  const name = paramName(cursor.value)
  if (name !== undefined) return [{ name, at: cursor }]
  if (typeof cursor.value !== 'object' || cursor.value === null) return []
  const isList = Array.isArray(cursor.value)
  return Object.entries(cursor.value).flatMap(([key, value]: [string, Json]) =>
    paramReferences({ ...cursor, value, path: [...cursor.path, isList ? Number(key) : key] }),
  )
}

function checkCycles(steps: readonly DraftStep[]): void {
  const byId = new Map(steps.map((step) => [step.id, step]))
  const edges = new Map(steps.map((step) => [step.id, step.inputs.map((input) => input.from)]))
  for (const cycle of findCycles(edges)) {
    const first = cycle[0] ?? ''
    const closing = byId.get(first)?.inputs.find((input) => input.from === cycle.at(-1))
    if (closing === undefined) continue
    complain(
      closing.at,
      cycle.length === 1
        ? `the step ${quoted(first)} uses its own result`
        : `steps go round in a circle: ${showCycle(cycle)}`,
      {
        hint: 'a step can only use results that are there before it; remove one of these inputs',
      },
    )
  }
}

/** Each step feeds the one after it. */
function showCycle(cycle: readonly string[]): string {
  const shown =
    cycle.length <= MAX_CYCLE_SHOWN
      ? cycle
      : [...cycle.slice(0, MAX_CYCLE_SHOWN - 1), `… ${cycle.length - MAX_CYCLE_SHOWN} more …`, cycle.at(-1)]
  return [...shown, cycle[0]].join(' → ')
}
