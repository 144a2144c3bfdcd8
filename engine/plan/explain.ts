/** Why a step runs, in one sentence: its facts against those of the last finished plan of the same recipe. */
import { isDeepStrictEqual } from 'node:util'
import type { CacheId, Cid } from '../contract/ids.ts'
import type { IdentifiedStep } from './identify.ts'
import type { StepDocument } from './identity.ts'

/** What is remembered of one step of an earlier plan. */
export interface EarlierStep {
  readonly cacheId: CacheId
  /** Absent for a SOURCE. */
  readonly document?: StepDocument
  /** Ids of the steps it used. */
  readonly inputs: readonly string[]
}

export interface EarlierPlan {
  /** Profile its output was written with. */
  readonly profile: Cid
  readonly profileName: string
  readonly steps: ReadonlyMap<string, EarlierStep>
}

/** The sentence for a step that will run. `makesFile`: a task ends here, so its file would have been kept. */
export function whyItRuns(
  now: IdentifiedStep,
  makesFile: boolean,
  profile: { readonly cid: Cid; readonly name: string } | undefined,
  earlier: EarlierPlan | undefined,
  ids: ReadonlyMap<string, IdentifiedStep>,
): string {
  if (!earlier) return 'first time'
  const before = earlier.steps.get(now.step.id)
  if (!before) return 'this step is new'
  if (before.cacheId !== now.cacheId) return `${describeChanges(before, now, earlier, ids).join('; ')}`
  if (profile && profile.cid !== earlier.profile)
    return `written as ${profile.name}, before as ${earlier.profileName}`
  return makesFile ? 'its result was deleted' : 'unchanged, but part of a task that runs again'
}

/** Every changed fact, the step's own before those of its inputs. */
function describeChanges(
  before: EarlierStep,
  now: IdentifiedStep,
  earlier: EarlierPlan,
  ids: ReadonlyMap<string, IdentifiedStep>,
): readonly string[] {
  if (!before.document || !now.document) return ['another file']
  const own = describeOwnChanges(before.document, now.document)
  const inputs = describeInputs(before, now, earlier, ids)
  return own.length + inputs.length > 0 ? [...own, ...inputs] : ['the way steps are identified changed']
}

function describeOwnChanges(before: StepDocument, now: StepDocument): readonly string[] {
  return [
    ...(before.op === now.op ? [] : [`type changed from ${before.op} to ${now.op}`]),
    ...(before.op !== now.op || before.opVersion === now.opVersion
      ? []
      : [`${now.op} itself changed (version ${before.opVersion} to ${now.opVersion})`]),
    ...(before.effect?.['/'] === now.effect?.['/'] ? [] : ['its effect changed']),
    ...(before.domain === now.domain ? [] : ['the trust domain changed']),
    ...describeConfig('config', before.config, now.config),
  ]
}

function describeConfig(path: string, before: unknown, now: unknown): readonly string[] {
  // Not by their texts: the keys of a document that was stored are sorted.
  if (isDeepStrictEqual(before, now)) return []
  if (!isPlain(before) || !isPlain(now)) return [`${path} changed from ${show(before)} to ${show(now)}`]
  const keys = new Set([...Object.keys(before), ...Object.keys(now)])
  return [...keys].sort().flatMap((key) => describeConfig(`${path}.${key}`, before[key], now[key]))
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const show = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value))

function describeInputs(
  before: EarlierStep,
  now: IdentifiedStep,
  earlier: EarlierPlan,
  ids: ReadonlyMap<string, IdentifiedStep>,
): readonly string[] {
  const was = before.inputs
  const is = now.step.inputs
  if (was.length !== is.length) return [`it had ${was.length} inputs, now ${is.length}`]
  const isSameSet = was.toSorted().join('\n') === is.toSorted().join('\n')
  if (isSameSet && was.join('\n') !== is.join('\n')) return ['its inputs changed their order']
  const changed = is.filter(
    (id, index) => id !== was[index] || ids.get(id)?.cacheId !== earlier.steps.get(id)?.cacheId,
  )
  return changed.length === 0
    ? []
    : [`its input${changed.length > 1 ? 's' : ''} ${changed.join(', ')} changed`]
}
