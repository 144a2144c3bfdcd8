/**
 * `node test/beats/train/train.ts`: learns the bar patterns anew from generated songs and prints them as they stand in
 * engine/analysis/audio/rhythm/bar-patterns.ts; a quarter of an hour on two processors. The songs are those of seeds 1 to 5
 * as test/beats makes them (codecs left out), and of seeds 21 to 24 with only some instruments. What they are measured with
 * must be others: the bench takes seeds 31 to 33, test/beats/quality.test.ts 20251.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type Course, learn } from './learn.ts'
import type { Lesson } from './lesson.ts'
import type { Songs } from './train-worker.ts'
import { patternsText } from './write-patterns.ts'

const COURSE: Course = { patterns: 3, steps: 400, penalty: 3 }

const songs: Songs[] = [
  ...[1, 2, 3, 4, 5].map((seed): Songs => ({ seed, kind: 'whole' })),
  ...[21, 22, 23, 24].map((seed): Songs => ({ seed, kind: 'thin' })),
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
console.log(patternsText(learn(lessons, COURSE)))
