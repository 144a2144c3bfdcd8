import { expect, it } from 'vitest'
import { LoudnessStream } from '../../../engine/analysis/audio/loudness/loudness-stream.ts'
import { noiseFrom, sound } from './sounds.ts'

const db = (value: number): number => 10 ** (value / 20)

function measure(left: Float32Array, right = left) {
  const stream = new LoudnessStream()
  stream.push(left, right)
  return stream.finish()
}

/** EBU Tech 3341, test signals 1 to 3: stereo sines of 1000 Hz. */
const tone = (parts: readonly (readonly [sec: number, dbfs: number])[]) => {
  const ends: number[] = []
  for (const [sec] of parts) ends.push((ends.at(-1) ?? 0) + sec)
  return sound(ends.at(-1) as number, (t) => {
    const part = parts[ends.findIndex((end) => t < end)] ?? [0, -200]
    return db(part[1]) * Math.sin(2 * Math.PI * 1000 * t)
  })
}

it.each([
  { name: 'a steady tone at -23', parts: [[20, -23]], lufs: -23 },
  { name: 'a steady tone at -33', parts: [[20, -33]], lufs: -33 },
  {
    name: 'quiet ends, below the gate',
    parts: [
      [10, -36],
      [60, -23],
      [10, -36],
    ],
    lufs: -23,
  },
] as const)('measures $name as the EBU asks, within 0.1 LU', ({ parts, lufs }) => {
  expect(measure(tone(parts)).integratedLufs).toBeCloseTo(lufs, 1)
})

/** EBU Tech 3342, test signals 1 and 2. */
it.each([
  {
    parts: [
      [20, -20],
      [20, -30],
    ],
    range: 10,
  },
  {
    parts: [
      [20, -20],
      [20, -15],
    ],
    range: 5,
  },
] as const)('measures a range of $range LU within 1 LU', ({ parts, range }) => {
  expect(Math.abs((measure(tone(parts)).rangeLu as number) - range)).toBeLessThan(1)
})

it('finds the peak between the samples', () => {
  // a quarter of the rate, an eighth of a turn late: samples reach 0.707 of the sine only
  const left = sound(
    1,
    (t, i) => 0.5 * Math.sin(Math.PI * t) ** 2 * Math.sin((Math.PI * i) / 2 + Math.PI / 4),
  )
  expect(Math.max(...left)).toBeCloseTo(0.3536, 3)
  expect(measure(left).truePeakDb).toBeCloseTo(-6.02, 1)
})

it('takes the peak of the louder side', () => {
  const left = sound(1, (t) => 0.1 * Math.sin(2 * Math.PI * 300 * t))
  const right = left.map((value) => 5 * value)
  expect(measure(left, right).truePeakDb).toBeCloseTo(-6.02, 1)
})

it('knows no loudness of silence, and none of less than it takes', () => {
  expect(measure(new Float32Array(100_000))).toEqual({
    integratedLufs: null,
    rangeLu: null,
    truePeakDb: null,
  })
  const noise = noiseFrom(1)
  const short = measure(sound(0.3, noise))
  expect(short.integratedLufs).toBeNull()
  expect(short.truePeakDb).toBeGreaterThan(-3)
  expect(measure(sound(2, noise)).rangeLu).toBeNull()
})
