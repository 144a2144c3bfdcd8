/**
 * Whether a hardware encoder really works: two small pieces are encoded, in one process and as a render would, joined, and
 * decoded again. That an ffmpeg lists an encoder says nothing of the machine it runs on.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TaskId } from '../../contract/ids.ts'
import { writeCommand } from '../command.ts'
import { deliver } from '../deliver.ts'
import { DRAWN } from '../graph/colour.ts'
import { use } from '../graph/filters.ts'
import { trimPicture } from '../graph/picture.ts'
import { fillPlaceholders, outOf } from '../graph/placeholders.ts'
import type { InputRef, VideoStream } from '../graph/stream.ts'
import { concatList, writeJoin } from '../join.ts'
import { readPiece } from '../probe/read-piece.ts'
import { describeEnd } from '../process/run-outcome.ts'
import { runFfmpeg } from '../process/runner.ts'
import { type Profile, pieceProfileOf, profileNamed } from '../profiles.ts'
import { encoderTrouble } from './encoder-trouble.ts'
import { type Hardware, withHardware } from './hardware.ts'

const SIZE = { width: 256, height: 144 }
const FRAMES = 10
const TIMEOUT_SEC = 10
/** Of 255. An encoder that works is off by less than 2; one that gives green or torn pictures by far more. */
const MOST_DIFFERENCE = 8

const PATTERN: VideoStream = {
  ...SIZE,
  ...{ fps: { num: 25, den: 1 }, frames: FRAMES, isStill: false, pixelFormat: 'yuv420p', matrix: DRAWN },
  node: {
    kind: 'filter',
    media: 'video',
    use: use('testsrc2', { s: `${SIZE.width}x${SIZE.height}`, r: { num: 25, den: 1 } }),
    inputs: [],
  },
}

interface Attempt {
  readonly ffmpeg: string
  readonly folder: string
  readonly profile: Profile
}

/** Why it cannot be used, for people; empty when it can. */
export async function tryEncoder(ffmpeg: string, { name }: Hardware): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'artdag-encoder-'))
  try {
    const profile = withHardware(profileNamed('mp4') as Profile, name)
    return await whyNot({ ffmpeg, folder, profile })
  } catch (error) {
    return `what it wrote cannot be read: ${(error as Error).message}`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function whyNot(attempt: Attempt): Promise<string> {
  return (
    (await encodePieces(attempt)) ||
    (await joinPieces(attempt)) ||
    (await decode(attempt)) ||
    compare(attempt)
  )
}

const PIECES = ['a', 'b']

const pieceFile = ({ folder }: Attempt, id: string): string => path.join(folder, `${id}.mp4`)

async function encodePieces(attempt: Attempt): Promise<string> {
  const profile = pieceProfileOf(attempt.profile) as Profile
  const half = FRAMES / PIECES.length
  const { argv } = writeCommand(
    ...PIECES.map((id, index) => ({
      delivery: deliver({ video: trimPicture(PATTERN, index * half, half) }, profile),
      profile,
      path: outOf(id as TaskId),
    })),
  )
  const places = new Map(PIECES.map((id) => [outOf(id as TaskId), pieceFile(attempt, id)]))
  return await run(
    attempt,
    fillPlaceholders(argv, (name) => places.get(name) ?? name),
  )
}

async function joinPieces(attempt: Attempt): Promise<string> {
  const files = PIECES.map((id) => pieceFile(attempt, id))
  const [first, second] = await Promise.all(files.map(readPiece))
  if (first?.parameters !== second?.parameters) return 'its pieces cannot be joined'
  const pieces = PIECES.map((id): InputRef => ({ kind: 'artifact', task: id as TaskId, demuxer: 'mov' }))
  const { argv } = writeJoin(
    { pieces },
    deliver({ video: PATTERN }, attempt.profile),
    attempt.profile,
    'none',
  )
  const list = path.join(attempt.folder, 'list.ffconcat')
  await writeFile(list, concatList(files))
  const places = new Map([
    ['{list}', list],
    ['{out}', pieceFile(attempt, 'joined')],
  ])
  return await run(
    attempt,
    fillPlaceholders(argv, (name) => places.get(name) ?? name),
  )
}

/** The joined file and the pattern it was made of, as bare pixels. */
async function decode(attempt: Attempt): Promise<string> {
  const pattern = `testsrc2=s=${SIZE.width}x${SIZE.height}:r=25`
  const bare = ['-pix_fmt', 'yuv420p', '-f', 'rawvideo']
  return await run(attempt, [
    ...['-i', pieceFile(attempt, 'joined'), '-f', 'lavfi', '-i', pattern],
    ...['-map', '0:v', ...bare, path.join(attempt.folder, 'back')],
    ...['-map', '1:v', '-frames:v', String(FRAMES), ...bare, path.join(attempt.folder, 'pattern')],
  ])
}

async function compare({ folder }: Attempt): Promise<string> {
  const [back, pattern] = await Promise.all(
    ['back', 'pattern'].map((name) => readFile(path.join(folder, name))),
  )
  if (!back || !pattern || back.length !== pattern.length)
    return 'it does not give as many pictures as it takes'
  const difference = back.reduce((sum, value, at) => sum + Math.abs(value - (pattern[at] ?? 0)), 0)
  return difference / back.length < MOST_DIFFERENCE ? '' : 'its pictures are not those it was given'
}

async function run({ ffmpeg, folder }: Attempt, argv: readonly string[]): Promise<string> {
  const outcome = await runFfmpeg({ ffmpeg: { path: ffmpeg } }, argv, {
    cwd: folder,
    timeoutSec: TIMEOUT_SEC,
  })
  if (outcome.kind === 'ok') return ''
  return encoderTrouble(outcome.stderrTail) ?? `ffmpeg ${describeEnd(outcome)}`
}
