/** Expressions over files that do not exist, and which frames they show: what a picture is, told without rendering it. */
import { expect } from 'vitest'
import { documentCid } from '../../../engine/content/cid.ts'
import type { ClipNode, FilterNode, StreamNode, VideoStream } from '../../../engine/media/graph/stream.ts'
import { takeApart } from '../../../engine/media/graph/take-apart.ts'

const fps = { num: 25, den: 1 }

/** `length` frames of a file, from `more.start` on. */
export function clipOf(name: string, length: number, more: Partial<ClipNode> = {}): VideoStream {
  const node: ClipNode = {
    kind: 'clip',
    media: 'video',
    input: { kind: 'media', cid: documentCid(`file ${name}`).cid, demuxer: 'mov' },
    streamIndex: 0,
    start: 0,
    length,
    rate: fps,
    originSec: 0,
    beginsSec: 0,
    canSeek: true,
    gopSec: 1,
    conform: [],
    ...more,
  }
  return { ...form, frames: length, node }
}

const form = {
  width: 64,
  height: 36,
  fps,
  isStill: false,
  pixelFormat: 'yuv420p',
  matrix: 'bt601',
} as const

const named = new WeakMap<StreamNode, readonly string[]>()

/**
 * Each frame as a text: `eq(a:12)` is frame 12 of file a with `eq` over it. What filters do that look at the time, or at
 * frames before, is named with the frame's place: `noise@3(a:12)`.
 */
export function framesOf(node: StreamNode): readonly string[] {
  const known = named.get(node) ?? nameFrames(node)
  named.set(node, known)
  return known
}

function nameFrames(node: StreamNode): readonly string[] {
  if (node.kind === 'clip') {
    const file = JSON.stringify(node.input).slice(-24, -18)
    return Array.from({ length: node.length }, (_, index) => `${file}:${node.start + index}`)
  }
  const [first = [], second] = node.inputs.map(framesOf)
  const { filter, options } = node.use
  if (filter === 'concat') return node.inputs.flatMap(framesOf)
  if (filter === 'trim') return first.slice(options.start_frame, options.end_frame)
  if (['settb', 'setpts', 'fps'].includes(filter)) return first
  return first.map((frame, index) => `${nameAt(node, index)}(${frame}${second ? `,${second[index]}` : ''})`)
}

/** Written from ffmpeg's documentation, not from the engine's own table. */
const IGNORES_TIME = ['scale', 'crop', 'pad', 'hflip', 'eq', 'hue', 'format', 'setparams', 'blend', 'overlay']

const nameAt = ({ use: { filter } }: FilterNode, index: number): string =>
  IGNORES_TIME.includes(filter) ? filter : `${filter}@${index}`

/** Frames of each part of a picture taken apart; every part has as many as it says. */
export function apart(video: VideoStream, longest = LONGEST): readonly (readonly string[])[] {
  return takeApart(video, longest).map(({ node, frames }) => {
    const shown = framesOf(node)
    expect(shown).toHaveLength(frames)
    return shown
  })
}

/** Frames of a piece of an mp4. */
export const LONGEST = 288
