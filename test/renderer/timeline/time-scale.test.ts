/** Seconds to pixels and back; zooming and panning. */
import { describe, expect, it } from 'vitest'
import {
  follow,
  marksEvery,
  niceStep,
  pan,
  secOf,
  whole,
  xOf,
  zoom,
} from '../../../renderer/timeline/time-scale.ts'

const SCALE = { fromSec: 2, toSec: 6, width: 800 }

describe('a scale', () => {
  it('takes seconds to pixels and pixels back to the same seconds', () => {
    expect(xOf(SCALE, 3)).toBe(200)
    expect(secOf(SCALE, 200)).toBe(3)
    for (const sec of [2, 2.3456, 5.999]) expect(secOf(SCALE, xOf(SCALE, sec))).toBeCloseTo(sec, 9)
  })

  it('can be divided by, even for a clip without length', () => {
    expect(xOf({ ...whole(0), width: 100 }, 0)).toBe(0)
  })
})

describe('zooming', () => {
  it('leaves the time that is pointed at where it is', () => {
    const span = zoom({ fromSec: 0, toSec: 10 }, 10, 0.5, 4)
    expect(span).toEqual({ fromSec: 2, toSec: 7 })
    expect(xOf({ ...span, width: 1000 }, 4)).toBe(400)
  })

  it('never shows what is outside the clip, or less than a frame or two', () => {
    expect(zoom({ fromSec: 6, toSec: 10 }, 10, 5, 9)).toEqual({ fromSec: 0, toSec: 10 })
    const near = zoom({ fromSec: 0, toSec: 10 }, 10, 1e-9, 5)
    expect(near.toSec - near.fromSec).toBeCloseTo(0.2, 9)
  })
})

describe('panning', () => {
  it('stops at both ends without changing how much is seen', () => {
    expect(pan({ fromSec: 2, toSec: 5 }, 10, -4)).toEqual({ fromSec: 0, toSec: 3 })
    expect(pan({ fromSec: 2, toSec: 5 }, 10, 40)).toEqual({ fromSec: 7, toSec: 10 })
  })

  it('turns the page only when the playhead left the sight', () => {
    const span = { fromSec: 0, toSec: 4 }
    expect(follow(span, 20, 3.9)).toBe(span)
    expect(follow(span, 20, 4.1)).toEqual({ fromSec: expect.closeTo(3.7, 9), toSec: expect.closeTo(7.7, 9) })
  })
})

describe('the ruler', () => {
  it('has marks that are far enough from each other, at round times', () => {
    expect(niceStep(SCALE, 80)).toBe(0.5)
    expect(marksEvery(SCALE, 2)).toEqual([2, 4, 6])
    expect(marksEvery({ fromSec: 0.05, toSec: 0.31 }, 0.1).map((sec) => sec.toFixed(1))).toEqual([
      '0.1',
      '0.2',
      '0.3',
    ])
  })
})
