/** Runs ffmpeg: hands on its progress and ends it when there is none. */
import { StringDecoder } from 'node:string_decoder'
import type { ProcessControl, ProcessRequest } from './process-request.ts'
import { type Progress, ProgressReader } from './progress.ts'
import type { RunOutcome } from './run-outcome.ts'
import { runProcess } from './spawn-process.ts'

export interface RunOptions {
  /** The job's own folder. */
  readonly cwd: string
  readonly timeoutSec: number
  /** Longest time in which neither frames nor time nor bytes move; default 30. Infinity: no such limit. */
  readonly stallSec?: number
  /** Several outputs are written, and ffmpeg reports the first: that it works at all counts as well. */
  readonly isWorkProgress?: boolean
  readonly signal?: AbortSignal
  /** Of a command that writes to `STDOUT`; see `ProcessRequest`. */
  readonly onStdout?: NonNullable<ProcessRequest['onStdout']>
  /** About twice a second, and once at the end of a process that ends well. */
  readonly onProgress?: (progress: Progress) => void
  readonly maxStderrBytes?: number
  readonly maxMemoryBytes?: number
  /** Of the first output, as ffmpeg counts it. */
  readonly maxOutputBytes?: number
}

const DEFAULT_STALL_SEC = 30
/** Of every command. */
export const RUNNER_ARGUMENTS = ['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'level+warning']
const PROGRESS_ARGUMENTS = ['-stats_period', '0.5', '-progress', 'pipe:3']

/** Runs ffmpeg with `argv` after the runner's own options. Every way to end is a value; see `toTaskError`. */
export async function runFfmpeg(
  tools: { readonly ffmpeg: { readonly path: string } },
  argv: readonly string[],
  options: RunOptions,
): Promise<RunOutcome> {
  return await runProcess({
    stallSec: DEFAULT_STALL_SEC,
    ...options,
    program: tools.ffmpeg.path,
    argv: [...RUNNER_ARGUMENTS, ...PROGRESS_ARGUMENTS, ...argv],
    onReport: progressListener(options),
  })
}

function progressListener({ onProgress, maxOutputBytes = Number.POSITIVE_INFINITY }: RunOptions) {
  const decoder = new StringDecoder('utf8')
  let last: Progress | undefined
  let control: ProcessControl | undefined
  const reader = new ProgressReader((progress) => {
    if (hasMoved(last, progress)) control?.touch()
    if (progress.sizeBytes > maxOutputBytes) control?.overLimit('output')
    last = progress
    onProgress?.(progress)
  })
  return (chunk: Buffer, running: ProcessControl) => {
    control = running
    reader.push(decoder.write(chunk))
  }
}

const hasMoved = (before: Progress | undefined, now: Progress): boolean =>
  before === undefined ||
  now.frame !== before.frame ||
  now.outTimeSec !== before.outTimeSec ||
  now.sizeBytes !== before.sizeBytes
