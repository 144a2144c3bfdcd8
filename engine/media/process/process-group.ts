/** Signals to a process and everything it started. */
import { spawn } from 'node:child_process'

/** To the whole group of a process that was started as the leader of one. Gone already is what is wanted. */
export function signalGroup(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return
  try {
    if (process.platform === 'win32') killTree(pid)
    else process.kill(-pid, signal)
  } catch (error) {
    // macOS says EPERM of a group in which only the dead are left
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ESRCH' && code !== 'EPERM') throw error
  }
}

/** Windows has no process groups; its own tool walks the tree. Not waited for: `close` tells when it worked. */
function killTree(pid: number): void {
  spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () =>
    process.kill(pid),
  )
}
