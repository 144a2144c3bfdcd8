import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Progress, ProgressReader } from '../../../engine/media/process/progress.ts'

const block = (frame: number, us: string, end = 'continue') =>
  `frame=${frame}\nfps=0.0\nbitrate=N/A\ntotal_size=${frame * 10}\nout_time_us=${us}\nspeed=1.5x\nprogress=${end}\n`

function read(chunks: readonly string[]): Progress[] {
  const seen: Progress[] = []
  const reader = new ProgressReader((progress) => seen.push(progress))
  for (const chunk of chunks) reader.push(chunk)
  return seen
}

test('a block becomes one report', () => {
  expect(read([block(25, '1000000')])).toEqual([
    { frame: 25, outTimeSec: 1, sizeBytes: 250, speed: 1.5, isEnd: false },
  ])
})

test('what ffmpeg does not know yet counts as nothing', () => {
  const [first] = read(['out_time_us=N/A\ntotal_size=N/A\nspeed=N/A\nprogress=continue\n'])
  expect(first).toEqual({ frame: 0, outTimeSec: 0, sizeBytes: 0, isEnd: false })
  expect(read([block(0, '-9223372036854775807')])[0]?.outTimeSec).toBe(0)
})

test('the last block says that it is the last', () => {
  expect(read([block(1, '0'), block(2, '40000', 'end')]).map((progress) => progress.isEnd)).toEqual([
    false,
    true,
  ])
})

test('chunks may be cut anywhere', () => {
  const text = block(1, '40000') + block(2, '80000', 'end')
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 8 }), (cuts) => {
      const borders = [0, ...cuts.toSorted((a, b) => a - b), text.length]
      expect(read(borders.slice(1).map((to, i) => text.slice(borders[i], to)))).toEqual(read([text]))
    }),
  )
})

test('endless garbage takes no memory and harms no later block', () => {
  const seen = read([...Array<string>(100).fill('x'.repeat(10_000)), '\n', block(3, '0')])
  expect(seen.map((progress) => progress.frame)).toEqual([3])
})
