/** A picture taken apart shows the same frames as the whole, in parts that do not depend on each other. */
import { describe, expect, it } from 'vitest'
import { blendPictures, overlayPicture } from '../../../engine/media/graph/compose.ts'
import { use } from '../../../engine/media/graph/filters.ts'
import {
  dissolvePictures,
  fadePicture,
  filterPicture,
  joinPictures,
  trimPicture,
} from '../../../engine/media/graph/picture.ts'
import type { VideoStream } from '../../../engine/media/graph/stream.ts'
import { takeApart } from '../../../engine/media/graph/take-apart.ts'
import { apart, clipOf, framesOf } from './expressions.ts'

const LONGEST = 288
const eq = (video: VideoStream): VideoStream => filterPicture(video, use('eq', { contrast: 1.2 }))
const lengthsOf = (video: VideoStream, longest = LONGEST): readonly number[] =>
  takeApart(video, longest).map(({ frames }) => frames)

const cuts = (...lengths: readonly number[]): VideoStream =>
  joinPictures(lengths.map((length, index) => clipOf('a', length, { start: 1000 * index })))

describe('a sequence is taken apart', () => {
  it('at its cuts, and at those of sequences inside it', () => {
    expect(lengthsOf(cuts(10, 1, 30))).toEqual([10, 1, 30])
    const nested = joinPictures([cuts(2, 3), clipOf('b', 7), joinPictures([cuts(4, 5), clipOf('c', 6)])])
    expect(lengthsOf(nested)).toEqual([2, 3, 7, 4, 5, 6])
  })

  it('with each filter after it over every part', () => {
    const whole = filterPicture(eq(cuts(2, 3)), use('hflip'))
    expect(apart(whole).flat()).toEqual(framesOf(whole.node))
    expect(apart(whole)[1]?.[0]).toMatch(/^hflip\(eq\(\w+:1000\)\)$/)
  })

  it('where a segment of it begins and ends inside its cuts', () => {
    const whole = eq(cuts(10, 20, 30))
    const segment = trimPicture(whole, 4, 40)
    expect(apart(segment).map((frames) => frames.length)).toEqual([6, 20, 14])
    expect(apart(segment).flat()).toEqual(framesOf(whole.node).slice(4, 44))
  })

  it('where a segment of it begins and ends in one clip that it shows twice', () => {
    const clip = clipOf('a', 10)
    const whole = joinPictures([clip, clip])
    expect(apart(trimPicture(whole, 5, 10)).flat()).toEqual(framesOf(whole.node).slice(5, 15))
  })

  it('around its transitions, which are parts of their own', () => {
    const [a, b] = [clipOf('a', 40), clipOf('b', 40)]
    const between = dissolvePictures(trimPicture(a, 30, 10), trimPicture(b, 0, 10))
    const whole = joinPictures([trimPicture(a, 0, 30), between, trimPicture(b, 10, 30)])
    expect(lengthsOf(whole)).toEqual([30, 10, 30])
    expect(apart(eq(whole)).flat()).toEqual(framesOf(eq(whole).node))
  })

  it('under what is blended with it or laid over it, which is cut at the same places', () => {
    const layer = clipOf('layer', 25)
    for (const whole of [
      blendPictures(cuts(5, 8, 12), layer, 'screen', 0.5),
      blendPictures(layer, cuts(5, 8, 12), 'screen', 0.5),
      overlayPicture(cuts(5, 8, 12), layer, { x: 3, y: 4 }),
    ]) {
      expect(apart(whole).map((frames) => frames.length)).toEqual([5, 8, 12])
      expect(apart(whole).flat()).toEqual(framesOf(whole.node))
    }
  })

  it('not where a layer ends before it, which is then laid over all of it at once', () => {
    for (const layer of [clipOf('layer', 12), cuts(6, 6)])
      expect(lengthsOf(overlayPicture(cuts(5, 8, 12), layer, { x: 0, y: 0 }))).toEqual([25])
  })

  it.each(['noise', 'lagfun', 'vignette'] as const)(
    'not under %s, which looks at more than a frame',
    (name) => {
      expect(lengthsOf(filterPicture(cuts(10, 20), use(name)))).toEqual([30])
      expect(lengthsOf(fadePicture(cuts(10, 20), 'in', 5))).toEqual([30])
    },
  )
})

describe('a long clip is taken apart', () => {
  it('every so many frames, and a filter over it with it', () => {
    expect(lengthsOf(clipOf('a', 2 * LONGEST))).toEqual([LONGEST, LONGEST])
    expect(lengthsOf(eq(clipOf('a', 2 * LONGEST + 1)))).toEqual([LONGEST, LONGEST, 1])
    expect(lengthsOf(cuts(3, LONGEST + 5, LONGEST))).toEqual([3, LONGEST, 5, LONGEST])
  })

  it('not where its file cannot be sought', () => {
    expect(lengthsOf(clipOf('a', 3 * LONGEST, { canSeek: false }))).toEqual([3 * LONGEST])
    const mixed = joinPictures([clipOf('a', 300, { canSeek: false }), clipOf('b', 300)])
    expect(lengthsOf(mixed)).toEqual([300, 288, 12])
  })

  it('not where a filter over it looks at more than a frame', () => {
    expect(lengthsOf(filterPicture(clipOf('a', 3 * LONGEST), use('lagfun', { decay: 0.9 })))).toEqual([864])
  })
})
