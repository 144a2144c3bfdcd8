/**
 * `node test/beats/train/train.ts`: learns bar patterns anew from generated songs and prints them as they stand in
 * engine/analysis/audio/rhythm/bar-patterns.ts; about five minutes on two processors, the same numbers every time. learn.ts
 * says what is minimised, lesson.ts which songs count and what is right, weights.ts what is learned.
 *
 * The songs are the 70 of each of the seeds 1 to 10 as test/beats makes them, only without their codecs, and for seeds 21 to
 * 28 those 50 that are steady and not noisy, shortened, with only some instruments. What is learned must be measured with
 * others: the bench takes seeds 31 to 33, test/beats/quality.test.ts takes 20251.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Course, learn } from './learn.ts'
import type { Lesson } from './lesson.ts'
import type { Songs } from './train-worker.ts'
import { patternsText } from './write-patterns.ts'

const COURSE: Course = { patterns: 3, steps: 300, penalty: 3 }

const songs: Songs[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed): Songs => ({ seed, kind: 'whole' })),
  ...[21, 22, 23, 24, 25, 26, 27, 28].map((seed): Songs => ({ seed, kind: 'thin' })),
]

const lessonsOf = (workerData: Songs): Promise<Lesson[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./train-worker.ts', import.meta.url), { workerData })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** In the order of `songs`, whichever is ready first, so that the same is learned on any machine. */
async function allLessons(): Promise<Lesson[]> {
  const lessons: Lesson[][] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let i = next++; i < songs.length; i = next++) lessons[i] = await lessonsOf(songs[i] as Songs)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return lessons.flat()
}

const lessons = await allLessons()
console.error(`${lessons.length} songs`)
process.stdout.write(patternsText(learn(lessons, COURSE)))
