import { expect, it } from 'vitest'
import { Random } from '../random.ts'
import type { Candidate } from './example.ts'
import { learn, togetherOf } from './learn.ts'
import { addSlope, FIT_COUNT, type Lesson, lessonOf, noSlope, scoresBy } from './lesson.ts'
import { LEARNED_SIZE, learnedSlope, patternOf } from './weights.ts'

const random = new Random('learning')
const some = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal())

const candidate = (change: Partial<Candidate> = {}): Candidate => ({
  path: [...some(11)],
  means: [some(64), some(48)],
  three: random.normal(),
  opening: 2,
  beatF: 1,
  barF: Array.from({ length: FIT_COUNT }, (_, fit) => (fit === 0 ? 1 : 0.2)),
  ...change,
})

it('knows which way each learned number moves a score', () => {
  const [one, learned] = [candidate(), some(LEARNED_SIZE)]
  const scoreAt = (fit: number, at: number, by: number) =>
    scoresBy(patternOf(learned.with(at, (learned[at] as number) + by)), [one])[fit] as number
  for (let fit = 0; fit < FIT_COUNT; fit++) {
    const slope = noSlope()
    addSlope(slope, one, fit, 1)
    const exact = learnedSlope(slope)
    for (let at = 0; at < LEARNED_SIZE; at += 7)
      expect(scoreAt(fit, at, 0.5) - scoreAt(fit, at, -0.5)).toBeCloseTo(exact[at] as number, 9)
  }
})

it('learns to tell beats with a strong first stroke from beats between them', () => {
  const song = (): Candidate[] => {
    const low = some(64)
    low[0] = 6
    return [candidate({ means: [low, some(48)] }), candidate({ beatF: 0.1 }), candidate({ beatF: 0.2 })]
  }
  const lessons = Array.from({ length: 60 }, () => lessonOf(song()) as Lesson)
  const patterns = learn(lessons.slice(0, 30), { patterns: 2, steps: 60, penalty: 3 }).map(patternOf)
  const picked = lessons.slice(30).map(({ candidates, isRight }) => {
    const scores = togetherOf(patterns.map((pattern) => scoresBy(pattern, candidates)))
    return isRight[scores.indexOf(Math.max(...scores))]
  })
  expect(picked.filter((right) => right === 1).length).toBeGreaterThanOrEqual(28)
})

it('calls the best candidate right and those as good, and nothing where all are wrong', () => {
  const lesson = lessonOf([candidate({ beatF: 0.95 }), candidate({ beatF: 0.97 }), candidate({ beatF: 0.5 })])
  expect([...(lesson?.isRight ?? [])]).toEqual([
    1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ])
  expect(lessonOf([candidate({ beatF: 0.8 })])).toBeUndefined()
})
