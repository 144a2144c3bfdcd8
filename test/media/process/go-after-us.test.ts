/** What we start goes after us, in its own group and among groups. */
import { readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { runProcess } from '../../../engine/media/process/spawn-process.ts'

test('a process that we run has a lower priority than we have', async () => {
  let text = ''
  const outcome = await runProcess({
    program: process.execPath,
    argv: [
      '-e',
      `setTimeout(() => {
        const { readFileSync } = require('node:fs')
        let group = ''
        try { group = readFileSync('/proc/self/autogroup', 'utf8') } catch {}
        console.log(JSON.stringify({ nice: require('node:os').getPriority(), group }))
      }, 300)`,
    ],
    timeoutSec: 20,
    onStdout: (chunk) => {
      text += chunk.toString()
    },
  })
  expect(outcome).toMatchObject({ kind: 'ok' })
  const { nice, group } = JSON.parse(text) as { nice: number; group: string }
  expect(nice).toBeGreaterThan(getPriority())
  // Where Linux shares by session, and says so.
  if (isSharedBySession()) expect(group).toMatch(/nice (?:[1-9]|1\d)$/m)
})

function isSharedBySession(): boolean {
  try {
    return readFileSync('/proc/sys/kernel/sched_autogroup_enabled', 'utf8').trim() === '1'
  } catch {
    return false
  }
}
