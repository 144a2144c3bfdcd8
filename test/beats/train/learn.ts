/**
 * Learns patterns. A fit is as likely as all patterns together make it, and a song's fits share a probability of 1 (a
 * softmax). What is minimised, over all songs:
 *
 *   − log(probability of the right fits) + PENALTY / 2 · squares of everything learned
 *
 * by Adam with fixed steps; one pattern alone first, then several that begin a little beside it.
 */
import { Random } from '../random.ts'
import { addSlope, FIT_COUNT, type Lesson, noSlope, scoresBy } from './lesson.ts'
import { LEARNED_SIZE, learnedSlope, patternOf } from './weights.ts'

export interface Course {
  readonly patterns: number
  readonly steps: number
  readonly penalty: number
}

const ALONE = { patterns: 1, steps: 200, penalty: 3, rate: 0.04 } as const
const RATE = 0.03
const BESIDE = 0.25
/** Fits that matter less than this move nothing. */
const LEAST_SHARE = 1e-5

/** What was learned, one row for each pattern. */
export function learn(lessons: readonly Lesson[], { patterns, steps, penalty }: Course): Float64Array[] {
  const random = new Random('patterns')
  const alone = descend([new Float64Array(LEARNED_SIZE)], lessons, ALONE)
  const start = Array.from({ length: patterns }, () =>
    (alone[0] as Float64Array).map((value) => value + BESIDE * random.normal()),
  )
  return descend(start, lessons, { steps, penalty, rate: RATE })
}

interface Descent {
  readonly steps: number
  readonly penalty: number
  readonly rate: number
}

function descend(
  start: readonly Float64Array[],
  lessons: readonly Lesson[],
  { steps, penalty, rate }: Descent,
): Float64Array[] {
  const rows = start.map((row) => row.slice())
  const [means, squares] = [rows.map((row) => row.map(() => 0)), rows.map((row) => row.map(() => 0))]
  for (let step = 1; step <= steps; step++) {
    const slopes = slopeOf(rows, lessons)
    rows.forEach((row, k) => {
      const [mean, square, slope] = [means[k], squares[k], slopes[k]] as [
        Float64Array,
        Float64Array,
        Float64Array,
      ]
      for (let i = 0; i < row.length; i++) {
        const g = ((slope[i] as number) - penalty * (row[i] as number)) / lessons.length
        mean[i] = 0.9 * (mean[i] as number) + 0.1 * g
        square[i] = 0.999 * (square[i] as number) + 0.001 * g * g
        const size = Math.sqrt((square[i] as number) / (1 - 0.999 ** step)) + 1e-8
        row[i] = (row[i] as number) + (rate * (mean[i] as number)) / (1 - 0.9 ** step) / size
      }
    })
  }
  return rows
}

/** Uphill for the logarithm of the right fits' probability, of all songs. */
function slopeOf(rows: readonly Float64Array[], lessons: readonly Lesson[]): Float64Array[] {
  const patterns = rows.map(patternOf)
  const slopes = rows.map(noSlope)
  for (const lesson of lessons) addLesson(slopes, patterns, lesson)
  return slopes.map(learnedSlope)
}

function addLesson(
  slopes: readonly Float64Array[],
  patterns: readonly Float64Array[],
  { candidates, isRight }: Lesson,
): void {
  const scores = patterns.map((pattern) => scoresBy(pattern, candidates))
  const joint = togetherOf(scores)
  const all = shares(joint)
  const right = shares(joint.map((score, i) => (isRight[i] === 1 ? score : Number.NEGATIVE_INFINITY)))
  joint.forEach((score, i) => {
    const lacking = (right[i] as number) - (all[i] as number)
    if (Math.abs(lacking) < LEAST_SHARE) return
    scores.forEach((own, k) => {
      const part = lacking * Math.exp((own[i] as number) - score)
      addSlope(
        slopes[k] as Float64Array,
        candidates[Math.floor(i / FIT_COUNT)] as Lesson['candidates'][number],
        i % FIT_COUNT,
        part,
      )
    })
  })
}

/** Of all patterns. */
export function togetherOf(scores: readonly Float64Array[]): Float64Array {
  return (scores[0] as Float64Array).map((_, i) => {
    const most = scores.reduce((max, row) => Math.max(max, row[i] as number), Number.NEGATIVE_INFINITY)
    return most + Math.log(scores.reduce((sum, row) => sum + Math.exp((row[i] as number) - most), 0))
  })
}

function shares(scores: Float64Array): Float64Array {
  const most = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY)
  const out = scores.map((score) => Math.exp(score - most))
  const sum = out.reduce((total, value) => total + value, 0)
  return out.map((value) => value / sum)
}
