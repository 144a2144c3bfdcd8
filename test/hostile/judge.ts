/** Whether a file of the corpus ended as its manifest says. */
import type { MediaFacts } from '../../engine/media/probe/facts.ts'
import { CUT, type Expected, type Fixture } from '../fixtures/media/fixture.ts'
import type { Ending } from './corpus-child.ts'

const MOST_SECONDS = 20

/** `name: what is wrong`, one for each; empty when all is well. */
export function faultsOf(fixture: Fixture, ending: Ending | undefined): readonly string[] {
  if (!ending) return [`${fixture.name}: the engine never came back from it`]
  return [...alwaysWrong(ending), ...otherEnd(fixture, ending)].map((fault) => `${fixture.name}: ${fault}`)
}

function alwaysWrong({ seconds, error }: Ending): readonly string[] {
  const slow = seconds > MOST_SECONDS ? [`took ${seconds.toFixed(1)} s`] : []
  if (!error) return slow
  const unknown = error.code === 'INTERNAL' ? [`is a fault of ours: ${error.message}`] : []
  const mute = error.hint ? [] : [`${error.code} does not say what to try: ${error.message}`]
  return [...slow, ...unknown, ...mute]
}

function otherEnd(fixture: Fixture, ending: Ending): readonly string[] {
  const { error } = ending
  if (fixture.ends === 'refused') {
    if (!error) return ['was taken, and should have been refused']
    return fixture.codes.includes(error.code) ? [] : [`is ${error.code} instead: ${error.message}`]
  }
  if (error && fixture.ends === 'passes') return [`was refused with ${error.code}: ${error.message}`]
  if (error) return []
  const expected = fixture.ends === 'passes' ? fixture.expected : {}
  return [...otherFacts(expected, ending), ...otherResult(ending), ...otherWarnings(fixture, ending)]
}

function otherFacts(expected: Expected, { facts }: Ending): readonly string[] {
  const [video, audio] = [facts?.video[0], facts?.audio[0]]
  const { kind, durationSec = 0 } = facts ?? {}
  const known: Expected = {
    ...(kind ? { kind, durationSec } : {}),
    ...(video ? pick(video, ['width', 'height', 'frames', 'hasAlpha', 'isVariable']) : {}),
    ...(audio ? pick(audio, ['sampleRate', 'channels']) : {}),
  }
  return Object.entries(expected)
    .filter(([name, value]) => !isSame(value, known[name as keyof Expected]))
    .map(([name, value]) => `${name} is ${known[name as keyof Expected]} instead of ${value}`)
}

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>

const isSame = (wanted: unknown, found: unknown): boolean =>
  typeof wanted === 'number' && typeof found === 'number'
    ? Math.abs(wanted - found) < (Number.isInteger(wanted) && Number.isInteger(found) ? 0.5 : 0.03)
    : wanted === found

/** Streams of the draft: a picture where there was one, not larger than it was, upright. */
function otherResult({ facts, result }: Ending): readonly string[] {
  const [from, to] = [facts?.video[0], result?.video[0]]
  if (!facts || !result) return ['gave no result']
  if ((from === undefined) !== (to === undefined)) return ['lost or won a picture']
  if (!from || !to) return soundLength(facts, result)
  const isSideways =
    (from.width > from.height && to.width < to.height) ||
    from.width < from.height - 2 !== to.width < to.height - 2
  return [
    ...(isSideways ? [`became ${to.width}×${to.height}`] : []),
    ...(to.frames < 1 ? ['has no frames'] : []),
  ]
}

function soundLength(facts: MediaFacts, result: MediaFacts): readonly string[] {
  const wanted = Math.min(0.4, facts.durationSec)
  return Math.abs(result.durationSec - wanted) < 0.1
    ? []
    : [`its sound lasts ${result.durationSec} s instead of ${wanted}`]
}

/** Whole files are not called cut. */
function otherWarnings(fixture: Fixture, { warnings }: Ending): readonly string[] {
  const wanted = fixture.ends === 'refused' ? undefined : fixture.warns
  if (wanted) return warnings.some((warning) => wanted.test(warning)) ? [] : ['passes without a warning']
  const isFalse = fixture.ends === 'passes' && warnings.some((warning) => CUT.test(warning))
  return isFalse ? [`is whole, but it says: ${warnings.join('; ')}`] : []
}

/** `214 files: 98 passed, 116 refused, all as they should`. */
export function countEndings(endings: readonly Ending[], faults: readonly string[]): string {
  const refused = endings.filter(({ error }) => error).length
  const judged = faults.length === 0 ? 'all as they should' : `${faults.length} not as they should`
  const slowest = endings.toSorted((a, b) => b.seconds - a.seconds)[0]
  return (
    `${endings.length} files: ${endings.length - refused} passed, ${refused} refused, ${judged}; ` +
    `slowest ${slowest?.name} (${slowest?.seconds.toFixed(1)} s)`
  )
}
