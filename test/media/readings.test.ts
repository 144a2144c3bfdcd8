/** Which outputs of one command read a file together: those between which a seek would cost more than to decode on. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seekSecOf } from '../../engine/media/graph/clip.ts'
import type { ClipNode } from '../../engine/media/graph/stream.ts'
import { groupReadings, type Reading } from '../../engine/media/readings.ts'
import { clipOf } from './graph/expressions.ts'

const FPS = 25
/** Half of it is what a seek decodes in vain. */
const GOP_SEC = 4

/** Frames of a file with a key frame every four seconds. */
const clip = (
  start: number,
  length: number,
  more: Partial<ClipNode> & { readonly file?: string } = {},
): ClipNode => {
  const { file = 'a', ...rest } = more
  return clipOf(file, length, { start, gopSec: GOP_SEC, ...rest }).node as ClipNode
}

/** First frames of the clips of each reading. */
const startsOf = (readings: readonly Reading[]): readonly (readonly number[])[] =>
  readings.map(({ clips }) => [...clips].map(({ start }) => start))

/** One output for each clip. */
const group = (...clips: readonly ClipNode[]) => groupReadings(clips.map((one) => [one]))

describe('outputs of one command', () => {
  it('share a reading as long as the gap between them is no longer than half of what lies between key frames', () => {
    const [first, near] = [clip(100, 50), clip(150 + 50 + 6, 10)]
    expect(seekSecOf(near)).toBeLessThanOrEqual(150 / FPS + GOP_SEC / 2)
    expect(startsOf(group(first, near))).toEqual([[100, 206]])
    const far = clip(150 + 50 + 20, 10)
    expect(seekSecOf(far)).toBeGreaterThan(150 / FPS + GOP_SEC / 2)
    expect(startsOf(group(first, far))).toEqual([[100], [220]])
  })

  it('share it in the order of the file, whatever their own, and from where the first begins', () => {
    const [reading, ...others] = group(clip(300, 50), clip(100, 50), clip(200, 50))
    expect(others).toEqual([])
    expect(reading?.seekSec).toBe(seekSecOf(clip(100, 50)))
    expect([...(reading?.clips ?? [])].map(({ start }) => start)).toEqual([100, 200, 300])
  })

  it('never share one of two files, and never one of which they read two places', () => {
    expect(group(clip(100, 10), clip(100, 10, { file: 'b' }))).toHaveLength(2)
    const [one, two] = [[clip(100, 10), clip(900, 10)], [clip(110, 10)]]
    expect(startsOf(groupReadings([one, two]))).toEqual([[110], [100], [900]])
  })

  it('of a file that cannot be sought share one reading, from its beginning, however far they lie apart', () => {
    const clips = [9000, 0, 400, 100_000].map((start) => clip(start, 10, { canSeek: false }))
    const readings = group(...clips)
    expect(readings.map(({ seekSec, clips: all }) => [seekSec, all.size])).toEqual([[0, 4]])
  })

  it('hold each clip once, in a reading that begins before it and decodes no gap that a seek would save', () => {
    const places = fc.record({ start: fc.nat(20_000), length: fc.integer({ min: 1, max: 300 }) })
    fc.assert(
      fc.property(fc.array(places, { minLength: 1, maxLength: 40 }), (wanted) => {
        const clips = wanted.map(({ start, length }) => clip(start, length))
        const readings = group(...clips)
        expect(new Set(readings.flatMap((reading) => [...reading.clips]))).toEqual(new Set(clips))
        expect(readings.reduce((sum, reading) => sum + reading.clips.size, 0)).toBe(clips.length)
        for (const reading of readings) expect(longestGapSec(reading)).toBeLessThanOrEqual(GOP_SEC / 2)
        const ends = readings.map((reading) => endSec([...reading.clips]))
        readings.slice(1).forEach(({ seekSec }, index) => {
          expect(seekSec - (ends[index] as number)).toBeGreaterThan(GOP_SEC / 2)
        })
      }),
    )
  })
})

const endSec = (clips: readonly ClipNode[]): number =>
  Math.max(...clips.map(({ start, length }) => (start + length) / FPS))

/** Decoded in vain between two of its clips, at most. */
function longestGapSec({ seekSec, clips }: Reading): number {
  const sorted = [...clips].sort((a, b) => a.start - b.start)
  for (const one of sorted) expect(seekSec).toBeLessThanOrEqual(one.start / FPS)
  const gaps = sorted.map((one, index) => (index === 0 ? 0 : seekSecOf(one) - endSec(sorted.slice(0, index))))
  return Math.max(...gaps)
}
