/** Sound as it comes: other rates and channels, damaged, empty, endless. An answer each, and nothing hangs. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { AudioAnalysis } from '../../engine/contract/analysis.ts'
import { openEngine } from '../support/engine.ts'
import { makeFile } from '../support/media.ts'
import { writeOdd } from '../support/odd-media.ts'
import { analyse, drum, eventsOf, makeDrum, makeSound } from './kit.ts'

const DRUM = drum(120)
const SEVEN_ONE = Array.from({ length: 8 }, () => `0.3*(${DRUM})`)

/** A song whose bytes are wrong in so many places, the first kilobytes and the last apart. */
async function damaged(places: number, extension: string, encoding: readonly string[]): Promise<string> {
  const file = await makeSound({ waves: [DRUM], seconds: 20, extension, encoding })
  const bytes = Buffer.from(readFileSync(file))
  for (let i = 0; i < places; i++) {
    const at = 4096 + Math.floor(((bytes.length - 8192) * (i + 0.5)) / places)
    bytes[at] = (bytes[at] as number) ^ 0x5a
  }
  return await writeOdd(`damaged.${extension}`, bytes)
}

async function cutShort(): Promise<string> {
  const bytes = readFileSync(await makeDrum(120, 20))
  return await writeOdd('short.flac', bytes.subarray(0, Math.round(bytes.length * 0.6)))
}

/** Half of its samples are no numbers, or far beyond full scale. */
async function noNumbers(): Promise<string> {
  const file = await makeSound({
    waves: [DRUM],
    seconds: 8,
    extension: 'wav',
    encoding: ['-c:a', 'pcm_f32le'],
  })
  const bytes = Buffer.from(readFileSync(file))
  const from = bytes.indexOf('data') + 8 + 44_100 * 4 * 4
  const wild = [Number.NaN, Number.POSITIVE_INFINITY, 1e30]
  for (let at = from, i = 0; at + 4 <= bytes.length; at += 4, i++)
    bytes.writeFloatLE(wild[i % wild.length] as number, at)
  return await writeOdd('wild.wav', bytes)
}

it.each([
  ['8 kHz, one channel', () => makeSound({ waves: [DRUM], seconds: 20, sampleRate: 8000 })],
  ['192 kHz', () => makeSound({ waves: [DRUM], seconds: 20, sampleRate: 192_000, extension: 'wav' })],
  ['7.1', () => makeSound({ waves: SEVEN_ONE, seconds: 20, layout: '7.1' })],
  ['stereo whose channels cancel', () => makeSound({ waves: [DRUM, `-(${DRUM})`], seconds: 20 })],
  ['one channel of two', () => makeSound({ waves: ['0', DRUM], seconds: 20 })],
  ['very quiet', () => makeSound({ waves: [`0.003*(${DRUM})`], seconds: 20 })],
  ['far too loud', () => makeSound({ waves: [`20*(${DRUM})`], seconds: 20 })],
  ['slightly damaged MP3', () => damaged(6, 'mp3', ['-b:a', '128k'])],
] as const)('%s has its beats', async (_what, make) => {
  const { client } = await openEngine()
  const report = await analyse(client, await make())
  expect(report.tempo?.bpm).toBeCloseTo(120, 0)
  expect(report.beats?.length).toBeGreaterThan(35)
  expect(report.durationSec).toBeCloseTo(20, 0)
})

it.each([
  ['silence', () => makeSound({ waves: ['0'], seconds: 10 })],
  ['noise', () => makeSound({ waves: ['0.3*(2*random(0)-1)'], seconds: 20 })],
  ['a tone', () => makeSound({ waves: ['0.3*sin(2*PI*440*t)'], seconds: 20 })],
  ['one second', () => makeSound({ waves: [DRUM], seconds: 1 })],
  ['a hundredth of a second', () => makeSound({ waves: [DRUM], seconds: 0.01, extension: 'wav' })],
] as const)('%s has an answer without beats', async (_what, make) => {
  const { client } = await openEngine()
  const report = await analyse(client, await make())
  expect(report).toMatchObject({ tempo: null, tempi: [], beats: [], downbeats: [], meter: null })
})

it.each([
  ['damaged FLAC', () => damaged(200, 'flac', [])],
  ['damaged Ogg', () => damaged(200, 'ogg', ['-c:a', 'libvorbis'])],
  ['damaged MP3', () => damaged(200, 'mp3', ['-b:a', '128k'])],
  ['damaged AAC', () => damaged(200, 'aac', ['-b:a', '128k'])],
  ['cut short', cutShort],
  ['samples that are no numbers', noNumbers],
] as const)('%s is analysed as far as it can be read, the same each time', async (_what, make) => {
  const file = await make()
  const [one, two] = [await openEngine(), await openEngine()]
  const report = await analyse(one.client, file)
  expect(AudioAnalysis.safeParse(report).error).toBeUndefined()
  expect(report.durationSec).toBeGreaterThan(5)
  expect(await analyse(two.client, file)).toEqual(report)
})

it('twelve hours are beyond the limit', async () => {
  const silence = ['-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono', '-t', String(12 * 3600)]
  const file = await makeFile('flac', silence)
  const { client } = await openEngine()
  await expect(eventsOf(client, file)).rejects.toMatchObject({
    code: 'MEDIA_LIMIT',
    hint: expect.any(String),
  })
})
