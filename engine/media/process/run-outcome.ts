/** How a process ended, and what that means to a person. */
import { ArtDagError, type ErrorCode } from '../../contract/errors.ts'
import { encoderTrouble } from '../encoders/encoder-trouble.ts'

export type EndKind = 'ok' | 'failed' | 'timed-out' | 'stalled' | 'cancelled' | 'killed'

/** A failure is a value here, for the caller to judge. */
export interface RunOutcome {
  readonly kind: EndKind
  /** Which limit ended it, where one did; `kind` is then 'killed'. */
  readonly limit?: 'memory' | 'output'
  /** Absent when a signal ended it, or when it never started. */
  readonly exitCode?: number
  readonly signal?: string
  /** The last of what it wrote to stderr, at most `maxStderrBytes`; why it did not start, if it did not. */
  readonly stderrTail: string
  /** Processor time, to a hundredth of a second. Linux only. */
  readonly cpuSec?: number
  readonly wallSec: number
  /** Program and arguments as asked for. */
  readonly command: readonly string[]
}

/** Lines of output shown in a message; the whole tail is in `details`. */
const SHOWN_LINES = 8

/** An outcome that is not ok as an error. Its message says how it ended, the command line and the last lines of output. */
export function toTaskError(outcome: RunOutcome): ArtDagError {
  const { code, hint } = diagnose(outcome)
  const lines = outcome.stderrTail.trimEnd().split('\n').slice(-SHOWN_LINES)
  const message = [
    `${programName(outcome)} ${describeEnd(outcome)}.`,
    shellQuote(outcome.command),
    ...lines,
  ].join('\n')
  const { kind, exitCode, signal, limit, wallSec, command, stderrTail } = outcome
  const facts = { kind, exitCode, signal, limit, wallSec, command, stderrTail }
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
  return new ArtDagError(code, message.trimEnd(), { ...(hint ? { hint } : {}), details: known })
}

const programName = ({ command }: RunOutcome): string => command[0]?.split(/[/\\]/).at(-1) ?? 'The program'

/** How it ended, in the order of what matters: by us, by a limit, by a signal, by its own exit code. */
export function describeEnd(outcome: RunOutcome): string {
  const after = `after ${outcome.wallSec.toFixed(1)} s`
  switch (outcome.kind) {
    case 'ok':
      return `ended well ${after}`
    case 'cancelled':
      return `was cancelled ${after}`
    case 'timed-out':
      return `timed out ${after}`
    case 'stalled':
      return `made no progress and was ended ${after}`
    case 'killed':
      if (outcome.limit === 'memory') return `was ended ${after}: it took too much memory`
      if (outcome.limit === 'output') return `was ended ${after}: it wrote too much`
      return `was killed by ${outcome.signal} ${after}`
    case 'failed':
      return outcome.exitCode === undefined
        ? 'did not start'
        : `failed with exit code ${outcome.exitCode} ${after}`
  }
}

/** ffmpeg's exit code when the disk is full, since version 6: 256 - ENOSPC. */
const EXIT_DISK_FULL = 228

function diagnose(outcome: RunOutcome): { code: ErrorCode; hint?: string } {
  const { kind, stderrTail, exitCode, limit } = outcome
  if (kind === 'cancelled') return { code: 'CANCELLED', hint: 'Run it again; what was done before is kept.' }
  if (kind === 'timed-out' || kind === 'stalled') {
    return { code: 'TIMED_OUT', hint: 'Try again on a less busy machine, or allow more time.' }
  }
  if (limit === 'output') return { code: 'MEDIA_LIMIT', hint: 'Make the result shorter or smaller.' }
  if (limit === 'memory') return { code: 'TASK_FAILED', hint: 'Use a smaller canvas, or split the step.' }
  if (exitCode === EXIT_DISK_FULL || /No space left on device|Disk quota exceeded/.test(stderrTail)) {
    return { code: 'DISK_FULL', hint: 'Free some space, or move the cache with CACHE_DIR, then run again.' }
  }
  if (encoderTrouble(stderrTail) !== undefined) {
    return { code: 'ENCODER_UNAVAILABLE', hint: 'Choose another profile, or see `artdag doctor`.' }
  }
  return {
    code: 'TASK_FAILED',
    hint: 'The last lines above are its own words; the command can be run by hand.',
  }
}

/** A command line that can be pasted into a POSIX shell. */
export function shellQuote(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ')
}
