/** Time code against numbers that SMPTE gives, and against itself. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canDrop, formatTimecode, parseTimecode } from '../../../engine/analysis/formats/timecode.ts'

const NTSC = { num: 30_000, den: 1001 }
const DOUBLE = { num: 60_000, den: 1001 }
const PAL = { num: 25, den: 1 }
const FILM = { num: 24_000, den: 1001 }

describe('time code', () => {
  it('leaves out two numbers a minute at 29.97, but not at every tenth', () => {
    expect([1799, 1800, 17_981, 17_982].map((frame) => formatTimecode(frame, NTSC, true))).toEqual([
      '00:00:59;29',
      '00:01:00;02',
      '00:09:59;29',
      '00:10:00;00',
    ])
    expect(formatTimecode(107_892, NTSC, true)).toBe('01:00:00;00')
  })

  it('leaves out four at 59.94', () => {
    expect([3599, 3600, 35_964].map((frame) => formatTimecode(frame, DOUBLE, true))).toEqual([
      '00:00:59;59',
      '00:01:00;04',
      '00:10:00;00',
    ])
  })

  it('runs behind the clock without dropping: 3.6 s an hour', () => {
    expect(formatTimecode(107_892, NTSC, false)).toBe('00:59:56:12')
    expect(formatTimecode(90_000, PAL, false)).toBe('01:00:00:00')
  })

  it('is only dropped where that was made for', () => {
    expect([NTSC, DOUBLE, PAL, FILM].map(canDrop)).toEqual([true, true, false, false])
  })

  it('read is the frame again, at any rate', () => {
    const rates = fc.constantFrom(NTSC, DOUBLE, PAL, FILM)
    fc.assert(
      fc.property(fc.nat(2_000_000), rates, fc.boolean(), (frame, fps, wants) => {
        const isDrop = wants && canDrop(fps)
        expect(parseTimecode(formatTimecode(frame, fps, isDrop), fps)).toBe(frame)
      }),
    )
  })

  it('is nothing where a number is left out or cannot be', () => {
    expect(parseTimecode('00:01:00;00', NTSC)).toBeUndefined()
    expect(parseTimecode('00:01:00:01', NTSC, true)).toBeUndefined()
    expect(parseTimecode('00:10:00;00', NTSC)).toBe(17_982)
    expect(['00:00:00:25', '00:60:00:00', '0:00:00:00', 'x'].map((text) => parseTimecode(text, PAL))).toEqual(
      Array(4).fill(undefined),
    )
  })
})
