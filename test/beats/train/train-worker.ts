/** The lessons of one seed's songs, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads'
import { playSong } from '../song.ts'
import { listSongs } from '../test-set.ts'
import { candidatesOf } from './example.ts'
import { lessonOf } from './lesson.ts'
import { thinSongs } from './thin-songs.ts'

export interface Songs {
  readonly seed: number
  readonly kind: 'whole' | 'thin'
}

const { seed, kind } = workerData as Songs
const songs = kind === 'thin' ? thinSongs(seed) : listSongs(seed).map(playSong)
parentPort?.postMessage(songs.flatMap((song) => lessonOf(candidatesOf(song)) ?? []))
