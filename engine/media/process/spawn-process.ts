/** Starts a program: no shell, a process group of its own, next to nothing of our environment. Nothing else spawns. */
import { spawn } from 'node:child_process'
import { goAfterUs } from './go-after-us.ts'
import { wrapForParentDeath } from './parent-death.ts'
import type { ProcessRequest } from './process-request.ts'
import type { EndKind, RunOutcome } from './run-outcome.ts'
import { RunningProcess } from './running-process.ts'

/** Runs a program to its end. Failures are values; only what a listener throws is thrown. */
export async function runProcess(request: ProcessRequest): Promise<RunOutcome> {
  const { program, argv } = await wrapForParentDeath(request.program, request.argv)
  if (request.signal?.aborted) return neverStarted(request, 'cancelled', 'cancelled before it was started')
  const start = () =>
    spawn(program, argv, {
      ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
      env: childEnvironment(),
      stdio: [
        'ignore',
        request.onStdout ? 'pipe' : 'ignore',
        'pipe',
        ...(request.onReport ? (['pipe'] as const) : []),
      ],
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
  try {
    const child = start()
    goAfterUs(child)
    const outcome = await new RunningProcess(child, request).ended
    return isWrapperRefusal(outcome) ? neverStarted(request, 'failed', outcome.stderrTail) : outcome
  } catch (error) {
    if (isSpawnError(error)) return neverStarted(request, 'failed', error.message)
    throw error
  }
}

/** Node throws some reasons for not starting (too long a command line) and emits others (no such program). */
const isSpawnError = (error: unknown): error is Error =>
  error instanceof Error && 'syscall' in error && String(error.syscall).startsWith('spawn')

/** Behind setpriv, a program that is not there shows as an exit of setpriv's own. */
const isWrapperRefusal = ({ exitCode, stderrTail }: RunOutcome): boolean =>
  (exitCode === 126 || exitCode === 127) && stderrTail.startsWith('setpriv: ')

function neverStarted(request: ProcessRequest, kind: EndKind, why: string): RunOutcome {
  return { kind, stderrTail: why, wallSec: 0, command: [request.program, ...request.argv] }
}

/** Stdout of a program that is asked a short question. */
export async function readOutput(
  request: Omit<ProcessRequest, 'onStdout'> & { readonly maxOutputBytes: number },
): Promise<{ readonly outcome: RunOutcome; readonly stdout: string }> {
  const chunks: Buffer[] = []
  let left = request.maxOutputBytes
  const outcome = await runProcess({
    ...request,
    onStdout: (chunk, control) => {
      left -= chunk.length
      if (left < 0) control.overLimit('output')
      else chunks.push(chunk)
    },
  })
  return { outcome, stdout: Buffer.concat(chunks).toString('utf8') }
}

const KEPT_NAMES = ['PATH', 'HOME', 'LANG', 'TMPDIR']
/** Without these nothing starts on Windows. */
const KEPT_ON_WINDOWS = ['SystemRoot', 'TEMP']

/**
 * What a child gets to know. GCONV_PATH leads nowhere on purpose: a text in a transport stream can otherwise make
 * ffprobe load a shared library by its name, which also kills the static builds.
 */
export function childEnvironment(): Readonly<Record<string, string>> {
  const names = process.platform === 'win32' ? [...KEPT_NAMES, ...KEPT_ON_WINDOWS] : KEPT_NAMES
  const kept = Object.entries(process.env).filter(
    ([name, value]) => names.includes(name) && value !== undefined,
  )
  return { ...(Object.fromEntries(kept) as Record<string, string>), GCONV_PATH: '/nonexistent' }
}
