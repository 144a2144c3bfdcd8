/** OpenTimelineIO: the document piece by piece, and markers wherever a timeline can have them. */
import { describe, expect, it } from 'vitest'
import { writeOtio } from '../../../engine/analysis/formats/otio-marks.ts'
import { readOtio } from '../../../engine/analysis/formats/read-otio.ts'
import { textOf, utf8, WALTZ } from './marked.ts'

const time = (value: number, rate = 25) => ({ OTIO_SCHEMA: 'RationalTime.1', rate, value })
const range = (start: number, duration: number, rate = 25) => ({
  OTIO_SCHEMA: 'TimeRange.1',
  duration: time(duration, rate),
  start_time: time(start, rate),
})
const marker = (name: string, start: number) => ({
  OTIO_SCHEMA: 'Marker.2',
  name,
  marked_range: range(start, 0),
})
const timeline = (tracks: object): Uint8Array =>
  utf8(
    JSON.stringify({ OTIO_SCHEMA: 'Timeline.1', name: 'x', tracks: { OTIO_SCHEMA: 'Stack.1', ...tracks } }),
  )

describe('an OpenTimelineIO document', () => {
  const written = JSON.parse(textOf(writeOtio({ ...WALTZ, beats: [0.75, 1.25], downbeats: [0.75] })))

  it('is a timeline of one clip', () => {
    const plain = { metadata: {}, effects: [], markers: [], enabled: true }
    expect({ ...written, tracks: { ...written.tracks, markers: [] } }).toEqual({
      ...{ OTIO_SCHEMA: 'Timeline.1', metadata: {}, name: 'waltz.wav', global_start_time: null },
      tracks: {
        ...{ OTIO_SCHEMA: 'Stack.1', ...plain, name: 'tracks', source_range: null },
        children: [
          {
            ...{ OTIO_SCHEMA: 'Track.1', ...plain, name: 'V1', kind: 'Video', source_range: null },
            children: [
              {
                ...{ OTIO_SCHEMA: 'Clip.2', ...plain, name: 'waltz.wav', source_range: range(0, 100) },
                media_references: {
                  DEFAULT_MEDIA: {
                    ...{ OTIO_SCHEMA: 'MissingReference.1', metadata: {}, name: 'waltz.wav' },
                    available_range: range(0, 100),
                  },
                },
                active_media_reference_key: 'DEFAULT_MEDIA',
              },
            ],
          },
        ],
      },
    })
  })

  it('has its marks on the stack, on frames, with the exact time beside', () => {
    expect(written.tracks.markers).toEqual([
      {
        ...{ OTIO_SCHEMA: 'Marker.2', metadata: { artdag: { kind: 'downbeat', sec: 0.75 } } },
        ...{ name: 'bar 1', color: 'RED', marked_range: range(19, 0) },
      },
      {
        ...{ OTIO_SCHEMA: 'Marker.2', metadata: { artdag: { kind: 'beat', sec: 1.25 } } },
        ...{ name: 'beat 2', color: 'YELLOW', marked_range: range(31, 0) },
      },
      {
        ...{ OTIO_SCHEMA: 'Marker.2', metadata: { artdag: { kind: 'scene', sec: 2.32 } } },
        ...{ name: 'scene 2', color: 'GREEN', marked_range: range(58, 0) },
      },
    ])
  })

  it('read gives the exact times back, at any rate', () => {
    for (const fps of [WALTZ.fps, { num: 30_000, den: 1001 }, { num: 8, den: 1 }])
      expect(readOtio(writeOtio({ ...WALTZ, fps }))).toEqual({
        ...{ beats: WALTZ.beats, downbeats: WALTZ.downbeats },
        ...{ scenes: WALTZ.scenes, others: [] },
      })
  })

  it('believes a marker that was moved rather than what it said before', () => {
    const moved = structuredClone(written)
    moved.tracks.markers[1].marked_range.start_time.value = 40
    expect(readOtio(utf8(JSON.stringify(moved))).beats).toEqual([0.75, 1.6])
  })

  it('may have markers on tracks and on items, where the items begin', () => {
    const bytes = timeline({
      markers: [marker('cut', 250)],
      children: [
        {
          OTIO_SCHEMA: 'Track.1',
          markers: [marker('beat', 50)],
          children: [
            { OTIO_SCHEMA: 'Gap.1', source_range: range(0, 75) },
            { OTIO_SCHEMA: 'Transition.1' },
            {
              OTIO_SCHEMA: 'Clip.1',
              source_range: range(1000, 25),
              markers: [marker('x', 1010), marker('not shown', 999), marker('not shown', 1025)],
            },
            {
              OTIO_SCHEMA: 'Clip.2',
              media_references: { DEFAULT_MEDIA: { available_range: range(0, 48, 24) } },
              markers: [{ OTIO_SCHEMA: 'Marker.1', name: 'downbeat', range: range(12, 0, 24) }],
            },
          ],
        },
      ],
    })
    const { others, ...known } = readOtio(bytes)
    expect(known).toEqual({ beats: [2, 4.5], downbeats: [4.5], scenes: [10] })
    expect(others.map((sec) => sec.toFixed(9))).toEqual(['3.400000000'])
  })

  it.each([
    ['{"OTIO_SCHEMA": "Clip.2"}', /no OpenTimelineIO timeline/],
    ['{', /no JSON/],
    [
      textOf(timeline({ markers: [{ OTIO_SCHEMA: 'Marker.2', name: 'x' }] })),
      /tracks\.markers\.0\.marked_range/,
    ],
    [
      textOf(timeline({ markers: [{ marked_range: range(0, 0, 0) }] })),
      /tracks\.markers\.0\.marked_range.*rate/,
    ],
    [textOf(timeline({ markers: [marker('x', -5)] })), /at -0\.200 s/],
    [textOf(timeline({ markers: [] })), /no times/],
  ])('%j is refused', (text, message) => {
    expect(() => readOtio(utf8(text))).toThrow(message)
  })
})
