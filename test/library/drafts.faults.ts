/** Drafts outlive the process that saved them, however it ends. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createEngine } from '../../engine/engine.ts'
import { newHome } from '../support/engine.ts'

/** What a process had said it saved when it was killed after so many milliseconds; the last one. */
async function saveUntilKilled(home: string, ms: number): Promise<{ number: number; cid: string }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'draft-child.ts'), home])
  let said = ''
  child.stdout.on('data', (data: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), ms)
    said += data.toString()
  })
  await new Promise((resolve) => child.on('close', resolve))
  // A line that was cut off says nothing.
  const [number, cid] = said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1)?.split(' ') ?? []
  return { number: Number(number), cid: cid as string }
}

it.each([5, 40, 160])('after kill -9, %i ms on, all that was said to be saved is there', async (ms) => {
  const home = await newHome()
  const last = await saveUntilKilled(home, ms)
  expect(last.number).toBeGreaterThan(0)
  const { client, close } = createEngine({ home })
  const draft = await client.recipes.draft({ name: 'film' })
  const saved = Number(/^# draft (\d+)$/m.exec(draft.text)?.[1])
  expect(saved - last.number).toBeGreaterThanOrEqual(0)
  expect(saved - last.number).toBeLessThanOrEqual(1)
  const { items } = await client.recipes.history({ name: 'film', limit: 1000 })
  expect(items.length).toBe(Math.min(saved, 1000))
  if (saved === last.number) expect(draft.cid).toBe(last.cid)
  await close()
})
