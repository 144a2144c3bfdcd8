/** What a profile makes of a result: sizes, formats, lengths, known before anything runs. */
import { describe, expect, it } from 'vitest'
import { deliver, factsOfDelivery } from '../../engine/media/deliver.ts'
import { clipOf } from '../../engine/media/graph/clip.ts'
import type { Canvas, Media } from '../../engine/media/graph/stream.ts'
import type { MediaFacts } from '../../engine/media/probe/facts.ts'
import { mezzanineFor, type Profile, profileNamed } from '../../engine/media/profiles.ts'
import { factsOf, fileOf, SILENT, SOUND, STILL } from '../plan/kit.ts'

const canvas: Canvas = { fps: { num: 25, den: 1 }, sampleRate: 44_100, channels: 2 }
const media = (facts: MediaFacts): Media =>
  clipOf({ kind: 'media', cid: fileOf('a').cid, demuxer: facts.demuxer }, facts, canvas)
const as = (name: string, facts: MediaFacts) => deliver(media(facts), profileNamed(name) as Profile)

describe('a delivery', () => {
  it('has even sides where the codec wants them, and is as long as its frames', () => {
    const { video, durationSec } = as('mp4', factsOf({ width: 641, height: 361 }))
    expect(video).toMatchObject({ width: 640, height: 360, frames: 250, pixelFormat: 'yuv420p' })
    expect(durationSec).toBe(10)
  })

  it('of a draft is at most 360 high and keeps every frame', () => {
    expect(as('draft', factsOf({ width: 1920, height: 1080 })).video).toMatchObject({
      width: 640,
      height: 360,
      frames: 250,
    })
    expect(as('draft', factsOf({ width: 202, height: 100 })).video).toMatchObject({ width: 202, height: 100 })
  })

  it('as a picture is its first frame, without sound', () => {
    const delivery = as('png', factsOf())
    expect(delivery.video?.frames).toBe(1)
    expect(delivery.audio).toBeUndefined()
  })

  it('as sound is the sound alone, at the rate the codec works at', () => {
    expect(as('wav', factsOf())).toMatchObject({ audio: { sampleRate: 44_100, samples: 441_000 } })
    expect(as('wav', factsOf()).video).toBeUndefined()
    expect(as('webm', factsOf()).audio).toMatchObject({ sampleRate: 48_000, samples: 480_000 })
  })

  it('that the profile cannot hold is a usage error with another to choose', () => {
    expect(() => as('flac', SILENT)).toThrow(/the result has no sound, so it cannot become flac/)
    expect(() => as('png', SOUND)).toThrow(/the result has no picture, so it cannot become png/)
    expect(() => as('jpg', SOUND)).toThrow(
      expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining('flac') }),
    )
  })
})

describe('a file between two tasks', () => {
  /** What a later task sees of a step that became a file. */
  const readBack = (facts: MediaFacts): Media => {
    const own = media(facts)
    return media(factsOfDelivery(deliver(own, mezzanineFor(own.video))))
  }
  const shape = ({ video, audio }: Media) => ({
    ...(video ? { video: { ...video, node: undefined } } : {}),
    ...(audio ? { audio: { ...audio, node: undefined } } : {}),
  })
  const kinds: readonly (readonly [string, MediaFacts])[] = [
    ['a clip with sound', factsOf()],
    ['a clip of 30000/1001 fps', factsOf({ fps: { num: 30_000, den: 1001 }, endSec: 1.001 })],
    ['a silent clip', SILENT],
    ['sound', SOUND],
    ['a still', STILL],
    [
      'a still of odd sides with alpha',
      {
        ...STILL,
        video: [{ ...factsOf().video[0], pixelFormat: 'rgba', hasAlpha: true, width: 3, height: 5 }],
      } as MediaFacts,
    ],
    ['RGB video', factsOf({ pixelFormat: 'gbrp' })],
    ['4:4:4 with 10 bits', factsOf({ pixelFormat: 'yuv444p10le' })],
    ['alpha', factsOf({ pixelFormat: 'yuva420p', hasAlpha: true })],
  ]
  it.each(kinds)('shows %s as the step itself would', (_, facts) => {
    expect(shape(readBack(facts))).toEqual(shape(media(facts)))
  })
})
