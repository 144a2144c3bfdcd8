/** Edit lists: to the letter, and as editing programs write them. */
import { describe, expect, it } from 'vitest'
import { readEdl, writeEdl } from '../../../engine/analysis/formats/edl-marks.ts'
import { textOf, utf8, WALTZ } from './marked.ts'

const NTSC = { num: 30_000, den: 1001 }

describe('an edit list', () => {
  it('is one event with a line for each mark, on the frames', () => {
    expect(textOf(writeEdl(WALTZ)).split('\r\n')).toEqual([
      'TITLE: waltz.wav',
      'FCM: NON-DROP FRAME',
      '',
      '001  AX       V     C        00:00:00:00 00:00:04:00 01:00:00:00 01:00:04:00',
      '* FROM CLIP NAME: waltz.wav',
      '* FRAME RATE: 25/1',
      '* LOC: 01:00:00:06 YELLOW  pickup',
      '* LOC: 01:00:00:19 RED     bar 1',
      '* LOC: 01:00:01:06 YELLOW  beat 2',
      '* LOC: 01:00:01:19 YELLOW  beat 3',
      '* LOC: 01:00:02:06 RED     bar 2',
      '* LOC: 01:00:02:08 GREEN   scene 2',
      '* LOC: 01:00:02:19 YELLOW  beat 2',
      '* LOC: 01:00:03:06 YELLOW  beat 3',
      '',
    ])
  })

  it('keeps to the clock at 29.97', () => {
    const hour = { ...WALTZ, fps: NTSC, durationSec: 3700, beats: [3600], downbeats: [], scenes: [60.06] }
    const lines = textOf(writeEdl(hour)).split('\r\n')
    expect(lines[1]).toBe('FCM: DROP FRAME')
    expect(lines.filter((line) => line.includes('LOC'))).toEqual([
      '* LOC: 01:01:00;02 GREEN   scene 2',
      '* LOC: 02:00:00;00 YELLOW  pickup',
    ])
  })

  it.each([[{ num: 25, den: 1 }], [NTSC], [{ num: 24_000, den: 1001 }], [{ num: 60, den: 1 }]])(
    'read gives the marks back, to half a frame of %o',
    (fps) => {
      const marks = readEdl(writeEdl({ ...WALTZ, fps }))
      const half = fps.den / fps.num / 2 + 1e-9
      marks.beats.forEach((sec, index) => {
        expect(Math.abs(sec - (WALTZ.beats[index] as number))).toBeLessThanOrEqual(half)
      })
      expect([marks.beats.length, marks.downbeats.length, marks.scenes.length]).toEqual([7, 2, 1])
    },
  )

  it('of DaVinci Resolve has an event for each marker', () => {
    const text = `TITLE: Timeline 1
FCM: NON-DROP FRAME

001  001      V     C        01:00:01:00 01:00:01:01 01:00:01:00 01:00:01:01
 |C:ResolveColorBlue |M:Marker 1 |D:1

002  001      V     C        01:00:02:12 01:00:02:13 01:00:02:12 01:00:02:13
 |C:ResolveColorRed |M:bar 2 |D:1
`
    expect(readEdl(utf8(text), { fps: { num: 24, den: 1 } })).toEqual({
      ...{ beats: [2.5], downbeats: [2.5] },
      ...{ scenes: [], others: [1] },
    })
  })

  it('has to say its rate, or be told', () => {
    const bare = '* LOC: 01:00:01:00 RED\n'
    expect(() => readEdl(utf8(bare))).toThrow(/frame rate/)
    expect(readEdl(utf8(bare), { fps: { num: 25, den: 1 } }).others).toEqual([1])
    const drop = utf8(`FCM: DROP FRAME\n${bare}`)
    expect(readEdl(drop).others[0]).toBeCloseTo(1.001, 9)
    expect(readEdl(drop, { fps: { num: 60_000, den: 1001 } }).others[0]).toBeCloseTo(1.001, 9)
  })

  it('knows its own rate better than who asks', () => {
    const fps = { num: 25, den: 1 }
    expect(readEdl(writeEdl({ ...WALTZ, fps: NTSC }), { fps })).toEqual(
      readEdl(writeEdl({ ...WALTZ, fps: NTSC })),
    )
    expect(readEdl(utf8('FCM: DROP FRAME\n* LOC: 00:01:00;02 RED'), { fps }).others[0]).toBeCloseTo(60.06, 9)
  })

  it.each([
    ['* LOC: 1:00 RED x\n', /line 1: “1:00” is no time code at 25/],
    ['* LOC: 01:00:00:25 RED x\n', /line 1/],
    ['\n001 AX V C 00:00:00:00 00:00:01:00 01:00:00:99 01:00:01:00\n', /line 2/],
    [
      '001 AX V C 00:00:00:00 00:00:01:00 01:00:00:00 01:00:01:00\n* LOC: 00:59:00:00 RED x',
      /before the start/,
    ],
    ['TITLE: nothing\n', /no times/],
  ])('%j is refused', (text, message) => {
    expect(() => readEdl(utf8(text), { fps: { num: 25, den: 1 } })).toThrow(message)
  })

  it('cannot count 120 frames a second, or a day', () => {
    expect(() => writeEdl({ ...WALTZ, fps: { num: 120, den: 1 } })).toThrow(/time code cannot count/)
    expect(() => writeEdl({ ...WALTZ, durationSec: 82_000 })).toThrow(/time code cannot count/)
  })

  it('keeps a name on its line', () => {
    const [title] = textOf(writeEdl({ ...WALTZ, name: 'a\r\n* LOC: 01:00:00:00 RED x' })).split('\r\n')
    expect(title).toBe('TITLE: a * LOC: 01:00:00:00 RED x')
  })
})
