/** Every error that media can give says what to try. */
import { expect, test } from 'vitest'
import { probeError } from '../../engine/media/probe/probe-checks.ts'
import { withRegularFile } from '../../engine/media/probe/read-at.ts'
import { type EndKind, type RunOutcome, toTaskError } from '../../engine/media/process/run-outcome.ts'

const BASE = { stderrTail: '', wallSec: 1, command: ['ffmpeg'] } as const
const KINDS: readonly EndKind[] = ['failed', 'timed-out', 'stalled', 'cancelled', 'killed']
const OUTCOMES: readonly RunOutcome[] = [
  ...KINDS.map((kind) => ({ ...BASE, kind })),
  { ...BASE, kind: 'killed', signal: 'SIGSEGV' },
  { ...BASE, kind: 'killed', limit: 'memory' },
  { ...BASE, kind: 'killed', limit: 'output' },
  { ...BASE, kind: 'failed', exitCode: 228 },
  { ...BASE, kind: 'failed', exitCode: 1, stderrTail: 'Unknown encoder' },
  { ...BASE, kind: 'failed', exitCode: 1, stderrTail: 'Picture size 9x9 is invalid' },
]

test.each(OUTCOMES)('a process that ends as $kind $signal $limit $exitCode', (outcome) => {
  expect(toTaskError(outcome).hint).toBeTruthy()
  expect(probeError('/some/file', outcome).hint).toBeTruthy()
})

test.each(['/no/such/file', '/dev/null', '/tmp'])('a file that cannot be read: %s', async (file) => {
  await expect(withRegularFile(file, () => Promise.resolve())).rejects.toMatchObject({
    hint: expect.stringMatching(/./),
  })
})
