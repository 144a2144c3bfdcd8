import { expect, it } from 'vitest'
import { ANALYSIS_RATE } from '../../../engine/analysis/audio/audio-analyser.ts'
import { GENRES, type GenreName } from '../../beats/genres.ts'
import { halveRate } from '../../beats/halve-rate.ts'
import { Random } from '../../beats/random.ts'
import { compose } from '../../beats/score.ts'
import { playSong } from '../../beats/song.ts'
import type { SongSpec } from '../../beats/song-spec.ts'
import { analyse, noiseFrom, sound } from './sounds.ts'

/** Of whole bars, with drums and bass in every one of them. */
function song(genre: GenreName, bpm: number, bars: number): Float32Array {
  const lengthSec = (bars * GENRES[genre].beatsPerBar * 60) / bpm
  const specs = Array.from({ length: 50 }, (_, i): SongSpec => {
    const name = `${genre} ${i}`
    const tempo = { kind: 'steady', bpm } as const
    return { name, seed: name, category: 'plain', genre, tempo, lengthSec, ends: 'cut', isStereo: false }
  })
  const { channels } = playSong(specs.find((spec) => isSteady(spec, bars)) as SongSpec)
  return halveRate(channels[0] as Float32Array)
}

function isSteady(spec: SongSpec, bars: number): boolean {
  const { beatsPerBar } = GENRES[spec.genre]
  const strokes = compose(spec, bars, new Random(spec.seed))
  return Array.from({ length: bars }, (_, bar) => bar).every((bar) => {
    const there = strokes.filter(({ at }) => Math.floor(at / beatsPerBar) === bar)
    return there.some(({ drum }) => drum) && there.some(({ note }) => note?.sound === 'bass')
  })
}

function joined(...samples: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(samples.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of samples) {
    out.set(part, at)
    at += part.length
  }
  return out
}

it.each([
  ['house', 'rock', 120, 4],
  ['rock', 'breakbeat', 120, 4],
  ['hiphop', 'house', 100, 4],
  ['waltz', 'jazzWaltz', 150, 3],
] as const)('finds the downbeat at which %s becomes %s', (before, after, bpm, beatsPerBar) => {
  const barSec = (60 * beatsPerBar) / bpm
  const joinSec = 12 * barSec
  const { sections, downbeats } = analyse(joined(song(before, bpm, 12), song(after, bpm, 12)))
  expect(sections).toHaveLength(1)
  expect(Math.abs((sections[0] as number) - joinSec)).toBeLessThan(barSec)
  expect(downbeats).toContain(sections[0])
})

it.each([
  ['house', 120],
  ['rock', 95],
  ['breakbeat', 150],
  ['waltz', 140],
] as const)('finds no section in %s that goes on as it is', (genre, bpm) => {
  expect(analyse(song(genre, bpm, 24)).sections).toEqual([])
})

it('finds none in noise, in silence, or in less than 16 s', () => {
  const noise = noiseFrom(4)
  expect(analyse(sound(40, () => 0.3 * noise())).sections).toEqual([])
  expect(analyse(sound(40, () => 0)).sections).toEqual([])
  const short = analyse(joined(song('house', 125, 4), song('rock', 125, 4)))
  expect(short.sections).toEqual([])
})

it('hears where music without beats changes', () => {
  const tone = (hz: number) => (sec: number) => 0.2 * Math.sin(2 * Math.PI * hz * sec)
  const { beats, sections } = analyse(
    sound(40, (sec) => (sec < 23 ? tone(220)(sec) + tone(277)(sec) : tone(440)(sec) + tone(880)(sec))),
  )
  expect(beats).toEqual([])
  expect(sections).toHaveLength(1)
  expect(Math.abs((sections[0] as number) - 23)).toBeLessThanOrEqual(1)
})

it('has no two sections closer than four bars, nor near the ends', () => {
  const [quiet, loud] = [song('rock', 120, 3), song('house', 120, 3)]
  const all = joined(...Array.from({ length: 6 }, () => [quiet, loud]).flat())
  const { sections } = analyse(all)
  const lines = [0, ...sections, all.length / ANALYSIS_RATE]
  for (const [i, line] of lines.slice(1).entries()) expect(line - (lines[i] as number)).toBeGreaterThan(7.4)
})
