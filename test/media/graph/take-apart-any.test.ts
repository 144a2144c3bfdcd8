/** Pictures nobody thought of, and absurdly deep ones, taken apart. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blendPictures, overlayPicture } from '../../../engine/media/graph/compose.ts'
import { use } from '../../../engine/media/graph/filters.ts'
import {
  dissolvePictures,
  filterPicture,
  joinPictures,
  trimPicture,
} from '../../../engine/media/graph/picture.ts'
import type { VideoStream } from '../../../engine/media/graph/stream.ts'
import { takeApart } from '../../../engine/media/graph/take-apart.ts'
import { apart, clipOf, framesOf, LONGEST } from './expressions.ts'

const pictures = fc.letrec<{ picture: VideoStream }>((tie) => {
  const picture = tie('picture')
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const clip = fc
    .record({ file: fc.constantFrom('a', 'b'), length: fc.integer({ min: 1, max: 40 }), start: fc.nat(99) })
    .map(({ file, length, start }) => clipOf(file, length, { start, canSeek: file === 'a' }))
  const filters = fc.constantFrom(use('eq'), use('hflip'), use('noise'), use('lagfun'))
  return {
    picture: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      clip,
      fc.array(picture, { minLength: 2, maxLength: 4 }).map(joinPictures),
      picture.map((video) => joinPictures([video, filterPicture(video, use('eq')), video])),
      picture.map((video) => blendPictures(video, filterPicture(video, use('hflip')), 'screen', 0.5)),
      fc.tuple(picture, filters).map(([video, filter]) => filterPicture(video, filter)),
      fc.tuple(picture, share, share).map(([video, from, length]) => part(video, from, length)),
      fc.tuple(picture, picture).map(([a, b]) => blendPictures(...sameLength(a, b), 'screen', 0.5)),
      fc.tuple(picture, picture, share).map(([a, b, length]) => layOver(a, part(b, 0, length))),
      fc.tuple(picture, picture).map(([a, b]) => dissolvePictures(...sameLength(a, b))),
    ),
  }
}).picture

function part(video: VideoStream, from: number, length: number): VideoStream {
  const start = Math.min(video.frames - 1, Math.floor(from * video.frames))
  return trimPicture(video, start, Math.max(1, Math.round(length * (video.frames - start))))
}

/** A layer ends with its base, or before. */
const layOver = (base: VideoStream, layer: VideoStream): VideoStream =>
  overlayPicture(base, trimPicture(layer, 0, Math.min(layer.frames, base.frames)), { x: 0, y: 0 })

function sameLength(a: VideoStream, b: VideoStream): [VideoStream, VideoStream] {
  const frames = Math.min(a.frames, b.frames)
  return [trimPicture(a, 0, frames), trimPicture(b, 0, frames)]
}

describe('any picture', () => {
  it('shows frame by frame what its parts show', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 30 }), (video, longest) => {
        expect(framesOf(video.node)).toHaveLength(video.frames)
        expect(apart(video, longest).flat()).toEqual(framesOf(video.node))
      }),
      { numRuns: 500 },
    )
  })

  it('shows the same where a segment of it begins and ends', () => {
    fc.assert(
      fc.property(pictures, fc.nat(), fc.nat(), (video, from, length) => {
        const start = from % video.frames
        const frames = 1 + (length % (video.frames - start))
        const { node } = trimPicture(video, start, frames)
        expect(framesOf(node)).toEqual(framesOf(video.node).slice(start, start + frames))
      }),
      { numRuns: 500 },
    )
  })
})

/** Milliseconds, the best of three. */
function msOf(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const startedAt = performance.now()
    work()
    return performance.now() - startedAt
  })
  return Math.min(...times)
}

const times = (count: number, from: VideoStream, grow: (video: VideoStream) => VideoStream): VideoStream =>
  Array.from({ length: count }).reduce<VideoStream>((video) => grow(video), from)

describe('a picture of ten thousand', () => {
  const shapes: Readonly<Record<string, (count: number) => VideoStream>> = {
    'filters over cuts': (count) =>
      times(count, joinPictures([clipOf('a', 5), clipOf('b', 5)]), (video) =>
        filterPicture(video, use('eq')),
      ),
    'sequences in each other': (count) =>
      times(count, clipOf('a', 5), (video) => joinPictures([video, clipOf('b', 5)])),
    'sequences in each other, a filter over each': (count) =>
      times(count, clipOf('a', 5), (video) =>
        filterPicture(joinPictures([video, clipOf('b', 5)]), use('eq')),
      ),
    'segments of sequences in each other': (count) =>
      times(count, clipOf('a', 5), (video) =>
        trimPicture(joinPictures([video, clipOf('b', 5)]), 1, video.frames + 3),
      ),
    cuts: (count) => joinPictures(Array.from({ length: count }, (_, start) => clipOf('a', 5, { start }))),
    'layers over a sequence': (count) =>
      times(count, joinPictures([clipOf('a', 5), clipOf('b', 5)]), (video) =>
        overlayPicture(video, clipOf('c', 10), { x: 0, y: 0 }),
      ),
  }

  it.each(Object.entries(shapes))('%s is taken apart in time that grows no faster than it', (_, shape) => {
    const [small, large] = [shape(2500), shape(10_000)]
    const sum = takeApart(large, LONGEST).reduce((frames, part) => frames + part.frames, 0)
    expect(sum).toBe(large.frames)
    const [few, many] = [small, large].map((video) => msOf(() => takeApart(video, LONGEST))) as [
      number,
      number,
    ]
    expect(many, `${few} ms for a quarter`).toBeLessThan(50 + 8 * few)
  })

  it('shares of one another is no tree of all of them', () => {
    const self = times(40, joinPictures([clipOf('a', 5), clipOf('b', 5)]), (video) =>
      blendPictures(video, video, 'screen', 0.5),
    )
    expect(msOf(() => takeApart(self, LONGEST))).toBeLessThan(1000)
    expect(msOf(() => trimPicture(self, 1, 8))).toBeLessThan(1000)
  })
})
