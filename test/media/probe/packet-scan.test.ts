import { expect, test } from 'vitest'
import { PacketScan } from '../../../engine/media/probe/packet-scan.ts'

function scan(lines: readonly string[]): PacketScan {
  const found = new PacketScan()
  const bytes = Buffer.from(`${lines.join('\n')}\n`)
  for (let i = 0; i < bytes.length; i += 7) found.push(bytes.subarray(i, i + 7))
  return found
}

test('packets are kept by stream, in the order they are stored', () => {
  const found = scan(['0|0|-1|1|K__', '1|0|0|1024|K__', '0|2|0|1|___', '0|1|1|1|___'])
  expect(found.count).toBe(4)
  expect(found.packetsOf(0).pts).toEqual([0, 2, 1])
  expect(found.packetsOf(0).dts).toEqual([-1, 0, 1])
  expect(found.packetsOf(0).end).toBe(3)
  expect(found.packetsOf(1).end).toBe(1024)
  expect(found.packetsOf(7).pts).toEqual([])
})

test('both spellings of the flags are read', () => {
  for (const key of ['K_', 'K__'])
    expect(scan([`0|0|0|1|${key}`, '0|1|1|1|__']).packetsOf(0).longestGop).toBe(2)
})

test('the longest run without a key packet counts, the last one too', () => {
  expect(
    scan(['0|0|0|1|K_', '0|1|1|1|__', '0|2|2|1|K_', '0|3|3|1|__', '0|4|4|1|__']).packetsOf(0).longestGop,
  ).toBe(3)
})

test('what an edit list hides is not counted', () => {
  const found = scan(['1|-1024|-1024|1024|KD_|Skip Samples|1024|0', '1|0|0|1024|K__']).packetsOf(1)
  expect(found.pts).toEqual([0])
  expect(found.skipSamples).toBe(0)
})

test('samples to leave out are read at both ends, behind any other side data', () => {
  const found = scan([
    '0|0|0|1152|K__|MPEGTS Stream ID|Skip Samples|1105|0',
    '0|1152|1152|1152|K__',
    '0|2304|2304|1152|K__|Skip Samples|0|551',
  ]).packetsOf(0)
  expect(found.skipSamples).toBe(1105)
  expect(found.padSamples).toBe(551)
  expect(found.end).toBe(3456)
})

test('unknown times are no numbers, and an unknown duration is that of the packet before', () => {
  const found = scan(['0|N/A|0|N/A|K_', '0|40|40|N/A|__', '0|80|80|N/A|__']).packetsOf(0)
  expect(found.pts).toEqual([Number.NaN, 40, 80])
  expect(found.lastDuration).toBeUndefined()
  expect(found.end).toBe(120)
})

test('empty lines and words are passed over', () => {
  expect(scan(['', 'side_data|x', 'nonsense', '0|0|0|1|K_|', '|']).count).toBe(1)
})
