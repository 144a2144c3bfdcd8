/** What marks of a clip are to other programs: moments with a kind and a name. */
import type { CorrectionStep } from '../../contract/analysis.ts'
import type { Rational } from '../../media/probe/facts.ts'
import { badFile } from './bad-file.ts'

/** What is written. Times are seconds from the clip's start, rising. */
export interface MarkedClip {
  /** Shown as the title. */
  readonly name: string
  readonly durationSec: number
  /** Of the pictures, or of the edit the marks are for; formats that count frames count these. */
  readonly fps: Rational
  readonly beats: readonly number[]
  /** Beats that begin a bar. */
  readonly downbeats: readonly number[]
  /** Beats in a bar; null without beats. */
  readonly meter: number | null
  readonly scenes: readonly number[]
}

/** What was read. Times are seconds, rising, each once. */
export interface Marks {
  /** With the downbeats. */
  readonly beats: readonly number[]
  readonly downbeats: readonly number[]
  readonly scenes: readonly number[]
  /** Of no kind that we know. */
  readonly others: readonly number[]
}

/** What a file that is read does not say itself. */
export interface ReadHelp {
  /** What frames are counted at, where the file does not say. */
  readonly fps?: Rational | undefined
  /** A tempo map goes on to here. */
  readonly durationSec?: number | undefined
}

export type MarkKind = 'downbeat' | 'beat' | 'scene'

export interface Mark {
  readonly sec: number
  readonly kind: MarkKind
  /** `bar 3`, `beat 2`, `scene 5`. */
  readonly name: string
}

/** More is no music and no film. */
export const MAX_MARKS = 200_000
/** A day. */
export const MAX_SEC = 86_400
const MAX_TAPS = 20_000

/** Everything to be marked, in order of time. */
export function listMarks({ beats, downbeats, scenes }: MarkedClip): readonly Mark[] {
  const opening = new Set(downbeats)
  let [bar, position] = [0, 0]
  const music = beats.map((sec): Mark => {
    if (opening.has(sec)) [bar, position] = [bar + 1, 0]
    position++
    if (bar === 0) return { sec, kind: 'beat', name: 'pickup' }
    return position === 1
      ? { sec, kind: 'downbeat', name: `bar ${bar}` }
      : { sec, kind: 'beat', name: `beat ${position}` }
  })
  const cuts = scenes.map((sec, index): Mark => ({ sec, kind: 'scene', name: `scene ${index + 2}` }))
  return [...music, ...cuts].toSorted((a, b) => a.sec - b.sec)
}

/** What a name, ours or another program's, says about a moment. `2.1`: the first beat of the second bar. */
export function kindOf(name: string): MarkKind | undefined {
  const word = /^[a-z]+/i.exec(name.trim())?.[0].toLowerCase()
  if (word === 'bar' || word === 'downbeat') return 'downbeat'
  if (word === 'beat' || word === 'pickup') return 'beat'
  if (word === 'scene' || word === 'cut' || word === 'shot') return 'scene'
  const position = /^\d+[.|](\d+)$/.exec(name.trim())?.[1]
  return position === undefined ? undefined : Number(position) === 1 ? 'downbeat' : 'beat'
}

/** @throws ArtDagError USAGE where there are none, or too many */
export function gatherMarks(
  found: readonly { readonly sec: number; readonly kind: MarkKind | undefined }[],
): Marks {
  if (found.length === 0) throw badFile('there are no times in it')
  if (found.length > MAX_MARKS) throw badFile(`it has ${found.length} times; ${MAX_MARKS} are the most`)
  const of = (...kinds: readonly (MarkKind | undefined)[]): number[] =>
    [...new Set(found.filter(({ kind }) => kinds.includes(kind)).map(({ sec }) => sec))].sort((a, b) => a - b)
  return {
    beats: of('beat', 'downbeat'),
    downbeats: of('downbeat'),
    scenes: of('scene'),
    others: of(undefined),
  }
}

/**
 * The beats that were read, or else what no kind is known of, as steps of a correction.
 * @throws ArtDagError USAGE for less than two
 */
export function correctionSteps({ beats, downbeats, others }: Marks): CorrectionStep[] {
  const times = beats.length > 0 ? beats : others
  if (times.length < 2) throw badFile(`it marks ${times.length === 0 ? 'no beats' : 'one beat only'}`)
  const steps: CorrectionStep[] = []
  for (let from = 0; from < times.length - 1; from += MAX_TAPS - 1) {
    const part = times.slice(from, from + MAX_TAPS)
    const [first, last] = [part[0] as number, part.at(-1) as number]
    const opening = downbeats.filter((sec) => sec >= first && sec <= last)
    steps.push({ do: 'tap', times: part, ...(downbeats.length === 0 ? {} : { downbeats: opening }) })
  }
  return steps
}
