/** What we start goes after us, in its own group and among groups. */
import { readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { letChildrenGoAfterUs } from '../../../engine/media/process/go-after-us.ts'
import { runProcess } from '../../../engine/media/process/spawn-process.ts'

test('what we start is our equal, until we answer others: then it goes after us', async () => {
  expect((await startChild()).nice).toBe(getPriority())
  letChildrenGoAfterUs()
  const { nice, group } = await startChild()
  expect(nice).toBeGreaterThan(getPriority())
  // Where Linux shares by session, and says so.
  if (isSharedBySession()) expect(group).toMatch(/nice (?:[1-9]|1\d)$/m)
})

async function startChild(): Promise<{ readonly nice: number; readonly group: string }> {
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
  return JSON.parse(text)
}

function isSharedBySession(): boolean {
  try {
    return readFileSync('/proc/sys/kernel/sched_autogroup_enabled', 'utf8').trim() === '1'
  } catch {
    return false
  }
}
