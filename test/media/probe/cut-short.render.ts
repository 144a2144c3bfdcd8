/** Files that lost their end are known by what they say of themselves; whole ones are never suspected. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { isCutShort } from '../../../engine/media/probe/cut-short.ts'
import type { ReadAt } from '../../../engine/media/probe/read-at.ts'
import { sniff } from '../../../engine/media/probe/sniff.ts'
import { WHOLE } from '../../fixtures/media/base.ts'
import { makeFile } from '../../support/media.ts'

const reading =
  (file: Buffer): ReadAt =>
  (offset, length) =>
    Promise.resolve(file.subarray(offset, offset + length))

async function isCut(file: Buffer): Promise<boolean> {
  const demuxer = await sniff(reading(file))
  if (!demuxer) throw new Error('of no format')
  return await isCutShort(demuxer, reading(file), file.length)
}

type Format = keyof typeof WHOLE
const read = async (format: Format): Promise<Buffer> =>
  readFile(await WHOLE[format]({ folder: '', canary: { file: '', url: '' } }))

test.each(Object.keys(WHOLE) as Format[])('%s as it was written is whole', async (format) => {
  expect(await isCut(await read(format))).toBe(false)
})

const TELLS: readonly Format[] = [
  'mkv',
  'webm',
  'avi',
  'wav',
  'w64',
  'mp3',
  'aiff',
  'ogg',
  'gif',
  'apng',
  'png',
  'jpg',
  'webp',
  'bmp',
]
test.each([...TELLS, 'mp4, index first', 'mp4, fragmented'] as const)(
  '%s that lost any part of its end is not',
  async (format) => {
    const whole = await read(format)
    for (const part of [0.5, 0.75, 0.95])
      expect(await isCut(whole.subarray(0, Math.floor(whole.length * part))), `${part}`).toBe(true)
  },
)

const SOUND = ['-f', 'lavfi', '-i', 'sine=d=1'] as const
const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=s=160x96:r=25:d=2', '-g', '10'] as const
const FRAGMENTS = '+frag_keyframe+empty_moov+default_base_moof'

/** Further ways to write a format. */
const ODD: readonly (readonly [string, string, readonly string[]])[] = [
  ['mp3 of version 2, mono, with a tag at its end', 'mp3', ['-ar', '22050', '-ac', '1', '-write_id3v1', '1']],
  ['mp3 of version 2, stereo', 'mp3', ['-ar', '16000', '-ac', '2', '-q:a', '4']],
  ['wav with sizes of 64 bits', 'wav', ['-rf64', 'always']],
]
test.each(ODD)('%s that lost any part of its end is not whole', async (_, extension, options) => {
  const whole = await readFile(await makeFile(extension, [...SOUND, '-metadata', 'title=x', ...options]))
  expect(await isCut(whole)).toBe(false)
  for (const part of [0.5, 0.95])
    expect(await isCut(whole.subarray(0, Math.floor(whole.length * part))), `${part}`).toBe(true)
})

test('mp3 without a word about its length may end anywhere', async () => {
  const whole = await readFile(await makeFile('mp3', [...SOUND, '-write_xing', '0']))
  expect(await isCut(whole.subarray(0, whole.length / 2))).toBe(false)
})

test.each([
  ['ts', 188, []],
  ['m2ts', 192, ['-mpegts_m2ts_mode', '1']],
] as const)(
  '%s that ends within a packet is cut; between two nothing can be known',
  async (_, packet, mode) => {
    const whole = await readFile(await makeFile('ts', [...PICTURE, ...mode]))
    expect(await isCut(whole)).toBe(false)
    const half = whole.subarray(0, packet * Math.floor(whole.length / packet / 2))
    for (const [more, expected] of [
      [0, false],
      [100, true],
    ] as const)
      expect(await isCut(whole.subarray(0, half.length + more)), `${more}`).toBe(expected)
    expect(await isCut(Buffer.concat([half, Buffer.from('a line of text behind it')]))).toBe(false)
  },
)

/** Where boxes of a type end. */
function endsOf(file: Buffer, type: string): readonly number[] {
  const ends: number[] = []
  for (let at = 0; at < file.length; at += file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === type) ends.push(at + file.readUInt32BE(at))
  return ends
}

test('fragmented mp4 cut behind a fragment is told by the table of fragments, where it has one', async () => {
  const plain = await readFile(await makeFile('mp4', [...PICTURE, '-movflags', FRAGMENTS]))
  const indexed = await readFile(
    await makeFile('mp4', [...PICTURE, '-movflags', `${FRAGMENTS}+dash+global_sidx`]),
  )
  for (const [file, expected] of [
    [plain, false],
    [indexed, true],
  ] as const) {
    expect(await isCut(file)).toBe(false)
    expect(await isCut(file.subarray(0, endsOf(file, 'mdat')[1]))).toBe(expected)
  }
})

test('fragmented mp4 cut between an index and its fragment is cut', async () => {
  const file = await readFile(await makeFile('mp4', [...PICTURE, '-movflags', FRAGMENTS]))
  expect(await isCut(file.subarray(0, endsOf(file, 'moof')[1]))).toBe(true)
})

test('zeros behind a file are no sign of a loss', async () => {
  for (const format of ['mp4', 'png', 'gif', 'wav', 'w64', 'mp3', 'ts'] as const)
    expect(await isCut(Buffer.concat([await read(format), Buffer.alloc(64)])), format).toBe(false)
})
