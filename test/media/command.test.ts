/** How clips of files become inputs of one command: near ones share a reading, and a shared stream is split once. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentCid } from '../../engine/content/cid.ts'
import { writeCommand } from '../../engine/media/command.ts'
import { seekSecOf } from '../../engine/media/graph/clip.ts'
import { joinPictures } from '../../engine/media/graph/picture.ts'
import type { ClipNode, VideoStream } from '../../engine/media/graph/stream.ts'
import { type Profile, profileNamed } from '../../engine/media/profiles.ts'

const cid = documentCid('a file').cid
const fps = { num: 1000, den: 1 }

/** A clip of ten frames at 1000 fps, so that any millisecond can be its start. */
const clipAt = (startMs: number): ClipNode => ({
  kind: 'clip',
  media: 'video',
  input: { kind: 'media', cid, demuxer: 'mov' },
  streamIndex: 0,
  start: startMs,
  length: 10,
  rate: fps,
  originSec: 0,
  beginsSec: 0,
  canSeek: true,
  gopSec: 1,
  conform: [],
})

const pictureOf = (node: ClipNode): VideoStream => ({
  width: 64,
  height: 36,
  fps,
  frames: 10,
  isStill: false,
  pixelFormat: 'yuv420p',
  matrix: 'bt601',
  node,
})

function commandOf(clips: readonly ClipNode[]): readonly string[] {
  const video = joinPictures(clips.map(pictureOf))
  return writeCommand({
    delivery: { video, durationSec: 1 },
    profile: profileNamed('mp4') as Profile,
    stepId: 'a-step',
  }).argv
}

const graphOf = (argv: readonly string[]): string => argv[argv.indexOf('-filter_complex') + 1] as string
const readingsIn = (argv: readonly string[]): number => argv.filter((argument) => argument === '-i').length

/** Every clip compared with every reading: what the fast way must agree with. */
function countSlowly(clips: readonly ClipNode[]): number {
  const readings: number[] = []
  for (const clip of clips) {
    const seek = seekSecOf(clip)
    const found = readings.findIndex((at) => Math.abs(at - seek) < 0.05)
    if (found < 0) readings.push(seek)
    else readings[found] = Math.min(readings[found] as number, seek)
  }
  return readings.length
}

describe('clips of one file', () => {
  it('that begin at about the same place are read once', () => {
    expect(readingsIn(commandOf([clipAt(5000), clipAt(5020)]))).toBe(1)
    expect(readingsIn(commandOf([clipAt(5000), clipAt(5100)]))).toBe(2)
  })

  it('share readings as if each was compared with all others', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 60 }),
        (starts) => {
          const clips = starts.map(clipAt)
          expect(readingsIn(commandOf(clips))).toBe(countSlowly(clips))
        },
      ),
    )
  })

  it('that share a stream get it through one split, so that no decoder feeds two pads', () => {
    const graph = graphOf(commandOf([clipAt(100), clipAt(200), clipAt(5000)]))
    expect(graph).toMatch(/^\[0:0\]split=outputs=2\[s0\]\[s1\];/)
    expect(graph.match(/\[0:0\]/g)).toHaveLength(1)
    expect(graph.match(/\[1:0\]/g)).toHaveLength(1)
  })
})
