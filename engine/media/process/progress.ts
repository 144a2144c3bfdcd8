/** Reads what ffmpeg writes to `-progress`: blocks of `key=value` lines, each ended by a `progress=` line. */

export interface Progress {
  /** Frames written to the first video output; 0 for sound alone. */
  readonly frame: number
  /** Time written so far, in seconds; 0 until there is any. */
  readonly outTimeSec: number
  readonly sizeBytes: number
  /** Seconds of output per second of work; absent until ffmpeg knows. */
  readonly speed?: number
  /** The last report of the process. */
  readonly isEnd: boolean
}

/** Longer text without a line end is no progress report; it is dropped. */
const LONGEST_LINE = 4096

/** Collects chunks of the pipe; each whole block becomes one call of `onProgress`. */
export class ProgressReader {
  readonly #onProgress: (progress: Progress) => void
  #rest = ''
  #block = new Map<string, string>()

  constructor(onProgress: (progress: Progress) => void) {
    this.#onProgress = onProgress
  }

  push(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n')
    this.#rest = (lines.pop() ?? '').slice(-LONGEST_LINE)
    for (const line of lines) this.#takeLine(line.trim())
  }

  #takeLine(line: string): void {
    const equals = line.indexOf('=')
    if (equals < 0) return
    const key = line.slice(0, equals)
    this.#block.set(key, line.slice(equals + 1).trim())
    if (key !== 'progress') return
    this.#onProgress(progressOf(this.#block))
    this.#block = new Map()
  }
}

function progressOf(block: ReadonlyMap<string, string>): Progress {
  const speed = Number.parseFloat(block.get('speed') ?? '')
  return {
    frame: numberOf(block.get('frame')),
    outTimeSec: numberOf(block.get('out_time_us')) / 1e6,
    sizeBytes: numberOf(block.get('total_size')),
    ...(Number.isFinite(speed) ? { speed } : {}),
    isEnd: block.get('progress') === 'end',
  }
}

/** ffmpeg writes N/A before it knows, and a negative time before the first packet. */
function numberOf(text: string | undefined): number {
  const value = Number(text)
  return Number.isFinite(value) && value > 0 ? value : 0
}
