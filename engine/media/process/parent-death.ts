/** Makes children die with the engine, even when it is killed with -9 and can end nothing itself. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const exec = promisify(execFile)

/** The wrapped command; the same process id, since setpriv replaces itself. Unchanged where there is no setpriv. */
export async function wrapForParentDeath(
  program: string,
  argv: readonly string[],
): Promise<{ program: string; argv: readonly string[] }> {
  if (!(await canWrap())) return { program, argv }
  return { program: 'setpriv', argv: ['--pdeathsig', 'KILL', '--', program, ...argv] }
}

let answer: Promise<boolean> | undefined

/** Asked once: not every setpriv knows --pdeathsig (busybox's does not). */
function canWrap(): Promise<boolean> {
  answer ??= process.platform === 'linux' ? tryOut() : Promise.resolve(false)
  return answer
}

async function tryOut(): Promise<boolean> {
  try {
    await exec('setpriv', ['--pdeathsig', 'KILL', '--', 'true'])
    return true
  } catch {
    return false // without it an orphan works on to its end; what it wrote is swept at the next start
  }
}
