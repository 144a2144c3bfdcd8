import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { RATE } from './drums.ts'
import { GENRES } from './genres.ts'
import { addNoise } from './noise.ts'
import { onsetLagMs } from './onset-lag.ts'
import { Random } from './random.ts'
import { playSong } from './song.ts'
import { CATEGORIES, type Category, type Song, type SongSpec } from './song-spec.ts'
import { listSongs } from './test-set.ts'

const nth = (category: Category, index: number): SongSpec => listSongs(5, [category])[index] as SongSpec
const distances = (times: readonly number[]): number[] =>
  times.slice(1).map((time, i) => time - (times[i] as number))
const hashOf = ({ channels }: Song): string =>
  channels.reduce((hash, channel) => hash.update(channel), createHash('sha256')).digest('hex')

describe('the list of songs', () => {
  it('has at least five of each category and twenty plain ones from 60 to 200', () => {
    const specs = listSongs(1)
    for (const category of CATEGORIES)
      expect(specs.filter((spec) => spec.category === category).length).toBeGreaterThanOrEqual(5)
    const plain = listSongs(1, ['plain']).map(({ tempo }) => tempo.bpm)
    expect(plain).toHaveLength(20)
    for (const [i, bpm] of plain.entries()) expect(Math.floor((bpm - 59.95) / 7)).toBe(i)
  })

  it('is the same for a seed, and another one for another', () => {
    expect(listSongs(7)).toEqual(listSongs(7))
    expect(listSongs(8)).not.toEqual(listSongs(7))
  })

  it('has a style for every plain tempo, whatever the seed', () => {
    for (let seed = 0; seed < 200; seed++)
      for (const { genre } of listSongs(seed)) expect(GENRES).toHaveProperty(genre)
  })
})

describe('a song', () => {
  it('is the same whatever was made before it', () => {
    const spec = nth('plain', 13)
    const first = hashOf(playSong(spec))
    expect(hashOf(playSong(nth('swing', 1)))).not.toBe(first)
    expect(hashOf(playSong(spec))).toBe(first)
    expect(hashOf(playSong({ ...spec, seed: 'another' }))).not.toBe(first)
  })

  it('has beats to its end and a length of 20 to 40 s', () => {
    const { channels, truth } = playSong({ ...nth('plain', 4), ends: 'cut' })
    const lengthSec = (channels[0] as Float32Array).length / RATE
    expect(lengthSec).toBeGreaterThan(20)
    expect(lengthSec).toBeLessThan(40)
    const beatSec = 60 / truth.bpm
    expect(lengthSec - (truth.beats.at(-1) as number)).toBeLessThan(beatSec + 0.05)
    for (const distance of distances(truth.beats)) expect(distance).toBeCloseTo(beatSec)
  })

  it('has every third beat for a downbeat in 3/4', () => {
    const { truth } = playSong(nth('3/4', 1))
    expect(truth.beatsPerBar).toBe(3)
    expect(truth.downbeats).toEqual(truth.beats.filter((_, i) => i % 3 === 0))
  })

  it('begins after its silence with a downbeat', () => {
    const spec = nth('silence lead-in', 3)
    const { channels, truth } = playSong(spec)
    const leadIn = spec.leadInSec as number
    expect(truth.beats[0]).toBeCloseTo(leadIn)
    expect(truth.downbeats[0]).toBe(truth.beats[0])
    for (const channel of channels)
      expect(channel.subarray(0, (leadIn - 0.016) * RATE).every((value) => value === 0)).toBe(true)
  })

  it('has its first beat later than its first sound where it starts off the beat', () => {
    const pickedUp = playSong({ ...nth('offbeat start', 1), leadInSec: 0.1 })
    const beatSec = 60 / pickedUp.truth.bpm
    expect(pickedUp.truth.beats[0]).toBeCloseTo(0.1 + beatSec / 2)
    const cutOff = playSong({ ...nth('offbeat start', 2), leadInSec: 0 })
    expect(cutOff.truth.beats[0]).toBeCloseTo((60 / cutOff.truth.bpm) * 0.4)
    expect(cutOff.truth.downbeats[0]).toBeCloseTo((60 / cutOff.truth.bpm) * 2.4)
  })
})

describe('the truth is where the sound is', () => {
  it.each(CATEGORIES.map((category, i) => nth(category, i % 5)).map((spec) => [spec.name, spec] as const))(
    '%s',
    (_, spec) => {
      const { channels, truth } = playSong(spec)
      expect(Math.abs(onsetLagMs(channels[0] as Float32Array, truth.beats))).toBeLessThan(10)
    },
  )
})

describe('noise', () => {
  it.each(['white', 'pink', 'crackle'] as const)('%s is as strong as asked', (kind) => {
    const music = Float32Array.from({ length: RATE * 2 }, (_, i) => 0.02 * Math.sin(i / 20))
    const noisy = music.slice()
    addNoise([noisy], { kind, snrDb: 6 }, new Random('noise'))
    const power = (samples: Float32Array): number => samples.reduce((sum, x) => sum + x * x, 0)
    const noise = noisy.map((value, i) => value - (music[i] as number))
    expect(10 * Math.log10(power(music) / power(noise))).toBeCloseTo(6, 1)
  })
})
