/** A WAV to hear whether beats are right: clicks alone, or over the song. */
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { clipOfFile } from '../../analysis/analysed-clip.ts'
import { ClickMixer } from '../../analysis/formats/click-mixer.ts'
import type { Clicks } from '../../analysis/formats/click-track.ts'
import { clickWav, wavHeader } from '../../analysis/formats/wav.ts'
import type { Cid } from '../../contract/ids.ts'
import { decodeSound } from '../../media/decode/decode-sound.ts'
import type { AudioStream } from '../../media/graph/stream.ts'
import type { SourceFile } from '../../plan/graph.ts'
import { fillInputPaths } from '../execute/fill-paths.ts'
import type { EngineParts } from '../parts.ts'
import { type AnalyseOptions, analyseMedia } from './analyse-media.ts'
import type { HandlerContext } from './context.ts'

/** Hz. */
const SAMPLE_RATE = 48_000

interface ClickRequest {
  readonly name: string
  /** Of the file to write. */
  readonly path: string
  readonly withSong: boolean
  readonly corrections?: Cid | undefined
}

type Write = (chunk: Uint8Array) => Promise<void>

export async function writeClick(
  { name, path: target, withSong, corrections }: ClickRequest,
  context: HandlerContext,
  options: AnalyseOptions,
) {
  const request = { name, features: ['beats', 'downbeats'] as const, corrections }
  const { file, report } = await analyseMedia(request, context, options)
  const { beats = [], downbeats = [], durationSec } = report
  const clicks = { beats, downbeats, durationSec, sampleRate: SAMPLE_RATE }
  const written = await writeWhole(target, (write) =>
    withSong
      ? writeOverSong(clicks, file, write, context.parts, options)
      : writeAlone(clicks, write, options),
  )
  return { ...written, beats: beats.length }
}

/** Under another name first, so that nobody ever hears half of it. */
async function writeWhole(
  target: string,
  writeAll: (write: Write) => Promise<void>,
): Promise<{ path: string; sizeBytes: number }> {
  const wanted = path.resolve(target)
  const temp = `${wanted}.${process.pid}.part`
  await mkdir(path.dirname(wanted), { recursive: true })
  try {
    const file = await open(temp, 'w')
    try {
      await writeAll((chunk) => file.writeFile(chunk))
    } finally {
      await file.close()
    }
    await rename(temp, wanted)
  } finally {
    await rm(temp, { force: true })
  }
  return { path: wanted, sizeBytes: (await stat(wanted)).size }
}

async function writeAlone(clicks: Clicks, write: Write, { signal }: AnalyseOptions): Promise<void> {
  for (const chunk of clickWav(clicks)) {
    signal?.throwIfAborted()
    await write(chunk)
  }
}

async function writeOverSong(
  clicks: Clicks,
  song: SourceFile,
  write: Write,
  parts: EngineParts,
  { signal }: AnalyseOptions,
): Promise<void> {
  const audio = clipOfFile(song, clicks.sampleRate).audio as AudioStream
  const { samples, sampleRate } = audio
  const mixer = new ClickMixer({ ...clicks, durationSec: samples / sampleRate })
  await write(wavHeader({ samples, channels: mixer.channels, sampleRate }))
  await decodeSound(audio, sampleRate, {
    tools: await parts.tools(),
    cwd: parts.home,
    fillPaths: (command) => fillInputPaths(command, parts),
    onBlock: (bytes) => write(mixer.mix(bytes)),
    signal,
  })
}
