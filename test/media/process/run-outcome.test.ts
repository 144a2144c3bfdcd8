import { expect, test } from 'vitest'
import { reportError } from '../../../engine/contract/errors.ts'
import {
  describeEnd,
  type RunOutcome,
  shellQuote,
  toTaskError,
} from '../../../engine/media/process/run-outcome.ts'

const outcome = (more: Partial<RunOutcome>): RunOutcome => ({
  kind: 'failed',
  exitCode: 1,
  stderrTail: '',
  wallSec: 2.34,
  command: ['/opt/ffmpeg', '-i', 'file:/a b.mp4'],
  ...more,
})

test('the message says how it ended, the command to paste, and its last words', () => {
  const stderrTail = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n')
  const message = toTaskError(outcome({ stderrTail })).message.split('\n')
  expect(message[0]).toBe('ffmpeg failed with exit code 1 after 2.3 s.')
  expect(message[1]).toBe("/opt/ffmpeg -i 'file:/a b.mp4'")
  expect(message.slice(2)).toEqual(['line 12', ...stderrTail.split('\n').slice(13)])
})

test.each([
  [outcome({}), 'TASK_FAILED', 'failed with exit code 1 after 2.3 s'],
  [outcome({ kind: 'cancelled' }), 'CANCELLED', 'was cancelled after 2.3 s'],
  [outcome({ kind: 'timed-out', signal: 'SIGKILL' }), 'TIMED_OUT', 'timed out after 2.3 s'],
  [outcome({ kind: 'stalled' }), 'TIMED_OUT', 'made no progress and was ended after 2.3 s'],
  [outcome({ kind: 'killed', signal: 'SIGSEGV' }), 'TASK_FAILED', 'was killed by SIGSEGV after 2.3 s'],
  [
    outcome({ kind: 'killed', limit: 'memory' }),
    'TASK_FAILED',
    'was ended after 2.3 s: it took too much memory',
  ],
  [outcome({ kind: 'killed', limit: 'output' }), 'MEDIA_LIMIT', 'was ended after 2.3 s: it wrote too much'],
  [outcome({ stderrTail: 'av_interleaved_write_frame(): No space left on device' }), 'DISK_FULL', 'failed'],
  [outcome({ exitCode: 228 }), 'DISK_FULL', 'failed with exit code 228'],
  [outcome({ stderrTail: "Unknown encoder 'libfoo'" }), 'ENCODER_UNAVAILABLE', 'failed'],
  [outcome({ stderrTail: '[h264_nvenc] Cannot load libcuda.so.1' }), 'ENCODER_UNAVAILABLE', 'failed'],
])('%# has its code and its words', (ended, code, words) => {
  expect(toTaskError(ended).code).toBe(code)
  expect(describeEnd(ended)).toContain(words)
})

test('a cancelled process is not blamed on a full disk', () => {
  expect(toTaskError(outcome({ kind: 'cancelled', stderrTail: 'No space left on device' })).code).toBe(
    'CANCELLED',
  )
})

test('programs find the facts in the details', () => {
  const { details } = reportError(toTaskError(outcome({ stderrTail: 'why' })))
  expect(details).toEqual({
    kind: 'failed',
    exitCode: 1,
    wallSec: 2.34,
    command: ['/opt/ffmpeg', '-i', 'file:/a b.mp4'],
    stderrTail: 'why',
  })
})

test('words that a shell would read otherwise are quoted', () => {
  expect(shellQuote(['a', '', "it's", '$HOME', 'x=1:2'])).toBe("a '' 'it'\\''s' '$HOME' x=1:2")
})
