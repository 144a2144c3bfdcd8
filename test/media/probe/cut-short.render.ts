/** Files that lost their end are known by what they say of themselves; whole ones are never suspected. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { isCutShort } from '../../../engine/media/probe/cut-short.ts'
import type { ReadAt } from '../../../engine/media/probe/read-at.ts'
import { sniff } from '../../../engine/media/probe/sniff.ts'
import { WHOLE } from '../../fixtures/media/base.ts'

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
  'aiff',
  'ogg',
  'gif',
  'apng',
  'png',
  'jpg',
  'webp',
  'bmp',
]
test.each([...TELLS, 'mp4, index first'] as const)(
  '%s that lost any part of its end is not',
  async (format) => {
    const whole = await read(format)
    for (const part of [0.5, 0.75, 0.95])
      expect(await isCut(whole.subarray(0, Math.floor(whole.length * part))), `${part}`).toBe(true)
  },
)

test('zeros behind a file are no sign of a loss', async () => {
  for (const format of ['mp4', 'png', 'gif', 'wav'] as const)
    expect(await isCut(Buffer.concat([await read(format), Buffer.alloc(64)])), format).toBe(false)
})
