/** Every tracker on every song, and what came of it as tables. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { RATE } from '../beats/drums.ts'
import { evaluate, type Found, meanScores, type Scores } from '../beats/evaluate.ts'
import { makeSong } from '../beats/song.ts'
import { CATEGORIES, type SongSpec } from '../beats/song-spec.ts'
import { writeWav } from '../beats/write-wav.ts'
import type { BeatTracker } from './beat-trackers.ts'
import { measure } from './measure.ts'
import type { BenchTable } from './table.ts'

export interface Trial {
  readonly tracker: BeatTracker
  readonly spec: SongSpec
  readonly foundBpm: number | null
  readonly trueBpm: number
  readonly lengthSec: number
  readonly cpuSec: number
  readonly scores: Scores
}

/** One after the other. */
export const tryAll = (trackers: readonly BeatTracker[], specs: readonly SongSpec[]): Promise<Trial[]> =>
  inFolder(async (folder) => {
    const trials: Trial[] = []
    for (const spec of specs) trials.push(...(await tryOn(trackers, spec, path.join(folder, 'song.wav'))))
    return trials
  })

/** A folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'artdag-bench-beats-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function tryOn(trackers: readonly BeatTracker[], spec: SongSpec, file: string): Promise<Trial[]> {
  const { channels, truth } = await makeSong(spec)
  writeWav(file, channels)
  const lengthSec = (channels[0] as Float32Array).length / RATE
  const trials: Trial[] = []
  for (const tracker of trackers) {
    let found: Found = { beats: [], bpm: null }
    const { cpuSec } = await measure(async () => {
      found = await tracker.track(file)
    })
    const scores = evaluate(truth, found)
    trials.push({ tracker, spec, foundBpm: found.bpm, trueBpm: truth.bpm, lengthSec, cpuSec, scores })
  }
  return trials
}

const MEASURES = ['songs', 'F', 'CMLc', 'CMLt', 'AMLc', 'AMLt', 'acc1', 'acc2', 'MAE ms', 'down F', 'speed']

export const trialsOf = (trials: readonly Trial[], tracker: BeatTracker): Trial[] =>
  trials.filter((trial) => trial.tracker === tracker)

/** One program, category by category. */
export function trackerTable(tracker: BeatTracker, trials: readonly Trial[]): BenchTable {
  const rows = CATEGORIES.map((category) => [
    category,
    ...measures(trials.filter(({ spec }) => spec.category === category)),
  ])
  return {
    title: tracker.name,
    columns: ['', ...MEASURES],
    rows: [...rows.filter(([, songs]) => songs !== 0), ['all', ...measures(trials)]],
    notes: [tracker.note],
  }
}

function measures(trials: readonly Trial[]): (string | number)[] {
  if (trials.length === 0) return [0]
  const mean = meanScores(trials.map(({ scores }) => scores))
  const shares = [mean.f, mean.cmlC, mean.cmlT, mean.amlC, mean.amlT, mean.acc1, mean.acc2]
  return [
    ...[trials.length, ...shares.map((share) => share.toFixed(3))],
    ...[mean.maeMs?.toFixed(1) ?? '–', mean.downbeatF?.toFixed(3) ?? '–', speed(trials).toFixed(0)],
  ]
}

/** Seconds of sound for one second of processor time, decoding included. */
export function speed(trials: readonly Trial[]): number {
  const sum = (key: 'lengthSec' | 'cpuSec'): number => trials.reduce((total, trial) => total + trial[key], 0)
  return sum('lengthSec') / sum('cpuSec')
}

/** The songs that went worst. */
export function worstSongs(trials: readonly Trial[], count: number): BenchTable {
  const worst = trials.filter(({ scores }) => scores.f < 0.9).toSorted((a, b) => a.scores.f - b.scores.f)
  const share = (value: number): string => value.toFixed(2)
  return {
    title: `songs with F below .9: ${worst.length} of ${trials.length}`,
    columns: ['', 'seed', 'true bpm', 'found', 'F', 'CMLt', 'AMLt'],
    rows: worst
      .slice(0, count)
      .map(({ spec, trueBpm, foundBpm, scores }) => [
        ...[spec.name, spec.seed.split(' ')[0] ?? '', trueBpm.toFixed(1), foundBpm?.toFixed(1) ?? '–'],
        ...[share(scores.f), share(scores.cmlT), share(scores.amlT)],
      ]),
    notes: worst.length > count ? [`and ${worst.length - count} more`] : [],
  }
}
