/** Peaks of a file's sound, for drawing it. */
import { clipToAnalyse } from '../../analysis/analysed-clip.ts'
import { link } from '../../content/cid.ts'
import type { Cid } from '../../contract/ids.ts'
import { decodeSound } from '../../media/decode/decode-sound.ts'
import type { AudioStream } from '../../media/graph/stream.ts'
import { fillInputPaths } from '../execute/fill-paths.ts'
import { onProcessor } from '../execute/on-processor.ts'
import type { EngineParts } from '../parts.ts'
import { derived, shownFile } from './derive.ts'

export interface Waveform {
  readonly durationSec: number
  /** −127 to 127, one for each share of the length. */
  readonly min: number[]
  readonly max: number[]
}

/** Of each channel, in the sound that is looked at: enough for any drawing. */
const RATE = 8000

/** @throws ArtDagError INPUT_MISSING where there is no sound; as `decodeSound` */
export async function makeWaveform(
  { name, peaks }: { readonly name: string; readonly peaks: number },
  parts: EngineParts,
  signal: AbortSignal = new AbortController().signal,
): Promise<Waveform & { readonly cid: Cid }> {
  const { cid: source, facts } = await shownFile(name, parts, signal)
  const make = async (): Promise<Cid> => {
    const clip = clipToAnalyse({ part: 'audio', source: { kind: 'file', file: { cid: source, facts } } })
    const wave = await onProcessor(
      parts.pools,
      () => measure(clip.stream as AudioStream, peaks, parts, signal),
      signal,
    )
    return parts.documents.put({ v: 1, kind: 'waveform', source: link(source), ...wave })
  }
  const cid = await derived(source, `waveform ${peaks}`, parts, make)
  const { durationSec, min, max } = parts.documents.get(cid) as Waveform
  return { cid, durationSec, min, max }
}

async function measure(
  audio: AudioStream,
  peaks: number,
  { tools, home, store }: EngineParts,
  signal: AbortSignal,
): Promise<Waveform> {
  const durationSec = audio.samples / audio.sampleRate
  const meter = new PeakMeter(peaks, Math.max(1, Math.round(durationSec * RATE)) * 2)
  await decodeSound(audio, RATE, {
    tools: await tools(),
    cwd: home,
    fillPaths: (command) => fillInputPaths(command, { store }),
    onBlock: (bytes) => {
      meter.push(bytes)
      return undefined
    },
    signal,
  })
  return { durationSec, ...meter.finish() }
}

/** Takes little-endian float32 samples, cut anywhere. */
export class PeakMeter {
  readonly #min: Float32Array
  readonly #max: Float32Array
  readonly #samples: number
  #taken = 0
  #rest: Uint8Array = new Uint8Array()

  /** `samples`: how many will come; more are counted to the last share. */
  constructor(peaks: number, samples: number) {
    this.#min = new Float32Array(peaks)
    this.#max = new Float32Array(peaks)
    this.#samples = samples
  }

  push(bytes: Uint8Array): void {
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes
    const view = new DataView(all.buffer, all.byteOffset, all.byteLength)
    const whole = all.byteLength - (all.byteLength % 4)
    for (let at = 0; at < whole; at += 4) this.#take(view.getFloat32(at, true))
    this.#rest = all.slice(whole)
  }

  finish(): { readonly min: number[]; readonly max: number[] } {
    return { min: toSteps(this.#min), max: toSteps(this.#max) }
  }

  #take(sample: number): void {
    const last = this.#min.length - 1
    const share = Math.min(last, Math.floor((this.#taken / this.#samples) * (last + 1)))
    if (sample < (this.#min[share] as number)) this.#min[share] = sample
    if (sample > (this.#max[share] as number)) this.#max[share] = sample
    this.#taken += 1
  }
}

const STEPS = 127

/** `+ 0`: there is no −0 in a document. */
const toSteps = (values: Float32Array): number[] =>
  Array.from(values, (value) => Math.round(Math.min(1, Math.max(-1, value)) * STEPS) + 0)
