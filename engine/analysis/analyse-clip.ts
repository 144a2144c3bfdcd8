/** Decodes a clip's sound or pictures into a thread that analyses them. */
import type { EncodedDocument } from '../content/documents.ts'
import { ArtDagError } from '../contract/errors.ts'
import type { Command } from '../media/command.ts'
import { decodePictures } from '../media/decode/decode-pictures.ts'
import { decodeSound } from '../media/decode/decode-sound.ts'
import type { Decoding } from '../media/decode/decode-stream.ts'
import type { Tools } from '../media/tools/locate.ts'
import type { AnalysedClip } from './analysed-clip.ts'
import { ANALYSIS_RATE } from './audio/audio-analyser.ts'
import { PICTURE } from './video/video-analyser.ts'
import { analyseInThread, type Decode, type Sink } from './worker/analyse-in-thread.ts'
import { type ThreadJob, UNIT_BYTES } from './worker/thread-messages.ts'

/** What decoding needs of the engine. */
export interface DecodingParts {
  readonly tools: () => Promise<Tools>
  /** Any folder. */
  readonly folder: string
  /** The command with paths for its placeholders. @throws ArtDagError NOT_FOUND, INPUT_CHANGED */
  readonly fillPaths: (command: Command) => Promise<readonly string[]>
}

export interface ClipOptions {
  readonly signal: AbortSignal
  readonly onProgress?: ((doneSec: number, totalSec: number) => void) | undefined
}

/** @throws ArtDagError as `decodeStream` and `analyseInThread`, with the title; INPUT_CHANGED, NOT_FOUND */
export async function analyseClip(
  clip: AnalysedClip,
  parts: DecodingParts,
  { signal, onProgress }: ClipOptions,
): Promise<EncodedDocument> {
  const { durationSec } = clip
  let bytes = 0
  const bytesPerSec = UNIT_BYTES[clip.part] * unitsPerSec(clip)
  const decode: Decode = async (sink, stop) => {
    const files = new Files(parts)
    await decodeClip(clip, {
      tools: await parts.tools(),
      cwd: parts.folder,
      fillPaths: (command) => files.fillPaths(command),
      onBlock: (block) => {
        bytes += block.length
        onProgress?.(Math.min(durationSec, bytes / bytesPerSec), durationSec)
        return sinkAndFree(sink, block)
      },
      signal: stop,
    })
    await files.checkAgain()
  }
  try {
    return await analyseInThread(jobOf(clip), decode, { signal, durationSec })
  } catch (error) {
    throw error instanceof ArtDagError ? about(clip.title, error) : error
  }
}

/** What decoders write is worth hundreds of megabytes an hour: of so much that is only waiting to be collected, dozens pile up. */
function sinkAndFree(sink: Sink, block: Uint8Array): Promise<void> | undefined {
  const free = (): void => {
    const { buffer, byteLength } = block
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
  }
  const waiting = sink(block)
  if (waiting) return waiting.then(free)
  free()
  return undefined
}

/** A file of the user's that is only referred to may change while it is read. */
class Files {
  readonly #parts: DecodingParts
  #command: Command | undefined

  constructor(parts: DecodingParts) {
    this.#parts = parts
  }

  fillPaths(command: Command): Promise<readonly string[]> {
    this.#command = command
    return this.#parts.fillPaths(command)
  }

  async checkAgain(): Promise<void> {
    if (this.#command) await this.#parts.fillPaths(this.#command)
  }
}

const decodeClip = (clip: AnalysedClip, decoding: Decoding): Promise<void> =>
  clip.part === 'audio'
    ? decodeSound(clip.stream, ANALYSIS_RATE, decoding)
    : decodePictures(clip.stream, PICTURE, decoding)

const jobOf = (clip: AnalysedClip): ThreadJob =>
  clip.part === 'audio'
    ? { part: 'audio', source: clip.source }
    : { part: 'video', source: clip.source, fps: clip.stream.fps }

const unitsPerSec = (clip: AnalysedClip): number =>
  clip.part === 'audio' ? ANALYSIS_RATE : clip.stream.fps.num / clip.stream.fps.den

function about(title: string, { code, message, hint, details, cause }: ArtDagError): ArtDagError {
  const text = code === 'CANCELLED' ? message : `${title}: ${message}`
  return new ArtDagError(code, text, {
    ...(hint ? { hint } : {}),
    ...(details ? { details: { ...details } } : {}),
    cause,
  })
}
