/** Runs as people follow them: live, stopped and gone on with, tried again, looked into; with a real engine behind. */
import { chmod, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { newFolder } from '../support/scripts.ts'
import { TOOLS } from '../support/tools.ts'
import { violations } from './kit/axe.ts'
import { type Interface, type InterfaceOptions, openInterface } from './kit/open.ts'

/** Each cut is a piece; `height` says how long each takes. */
const cuts = (name: string, { pieces = 6, height = 90 } = {}): string => {
  const ids = Array.from({ length: pieces }, (_, at) => `c${at}`)
  return [
    `name: ${name}`,
    'inputs: { clip: { type: video } }',
    'steps:',
    ...ids.map(
      (id, at) =>
        `  - { id: ${id}, type: SEGMENT, inputs: [clip], config: { offset: ${at / 5}, duration: 1 } }`,
    ),
    `  - { id: all, type: SEQUENCE, inputs: [${ids.join(', ')}] }`,
    `  - { id: big, type: RESIZE, inputs: [all], config: { width: ${(height * 16) / 9}, height: ${height} } }`,
    `output: big`,
  ].join('\n')
}

async function withClip(options: InterfaceOptions = {}): Promise<Interface> {
  const clip = await makeClip({ frames: 250, width: 320, height: 180 })
  return await openInterface({
    ...options,
    seed: async ({ content }) => {
      for await (const _ of await content.import({ path: clip, name: 'clip' }));
    },
  })
}

/** Through the door that the interface itself uses. */
const queue = (page: Page, text: string): Promise<string> =>
  page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/runs', { method: 'POST', headers, body })
      return ((await answer.json()) as { runId: string }).runId
    },
    JSON.stringify({ recipe: { text, fileName: 'cuts.yaml' }, inputs: { clip: 'clip' } }),
  )

/** An ffmpeg that refuses to encode while it is told to. */
async function breakableFfmpeg(): Promise<{ readonly program: string; readonly mend: () => Promise<void> }> {
  const folder = await newFolder()
  const [program, broken] = [path.join(folder, 'ffmpeg'), path.join(folder, 'broken')]
  const refusal = 'echo "the encoder is on strike" >&2; exit 1'
  const script = `#!/bin/sh\ncase "$*" in *libx264*) if [ -e "${broken}" ]; then ${refusal}; fi;; esac\nexec "${TOOLS.ffmpeg}" "$@"\n`
  await writeFile(program, script)
  await chmod(program, 0o755)
  await writeFile(broken, '')
  return { program, mend: () => rm(broken) }
}

afterEach(() => void delete process.env.FFMPEG_PATH)

describeWhere([NEEDS.chromium], 'runs', () => {
  it('are watched live, paused, gone on with, put into another order, and cancelled', async () => {
    const { page, go } = await withClip()
    await queue(page, cuts('long', { pieces: 40, height: 1080 }))
    await queue(page, cuts('second'))
    await queue(page, cuts('third', { pieces: 7 }))
    await go('/runs')
    const running = page.getByRole('region', { name: 'Running' })
    await running.getByRole('progressbar', { name: 'Progress of long' }).waitFor()
    await page.getByText(/tasks? waits?$/).waitFor()

    const waiting = page.getByRole('region', { name: 'Queue' })
    await waiting.getByRole('button', { name: /^Move third/ }).press('Alt+ArrowUp')
    await expect
      .poll(() => waiting.getByRole('link').allTextContents())
      .toEqual([expect.stringContaining('third'), expect.stringContaining('second')])

    await page.getByRole('button', { name: 'Pause queue' }).click()
    await page.getByRole('button', { name: 'Resume queue' }).waitFor()
    await page.getByRole('button', { name: 'Resume', exact: true }).click()
    await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.getByText('long was cancelled. What was finished is kept.').waitFor()
    await page.getByRole('region', { name: 'Done' }).getByRole('link', { name: /long/ }).waitFor()
  })

  it('that failed say why in ffmpeg’s words, and are tried again', async () => {
    const { program, mend } = await breakableFfmpeg()
    process.env.FFMPEG_PATH = program
    const { page, go } = await withClip()
    const runId = await queue(page, cuts('strike'))
    await go(`/run/${runId}`)
    const note = page.getByRole('alert')
    await note
      .getByRole('region', { name: 'Last words of ffmpeg' })
      .getByText('the encoder is on strike')
      .waitFor()
    expect(await note.getByRole('region', { name: 'The command' }).textContent()).toContain('libx264')

    await mend()
    await page.getByRole('button', { name: 'Retry what failed' }).first().click()
    await page.getByRole('region', { name: 'Result', exact: true }).waitFor()
    await page.getByText(/attempt 2/).waitFor()
  })

  it.each(['dark', 'light'] as const)(
    'are open to everybody in all their views, in the %s theme',
    async (theme) => {
      const { page, go, complaints } = await withClip({ theme })
      const runId = await queue(page, cuts('whole'))
      await go(`/run/${runId}`)
      await page.getByRole('region', { name: 'Result', exact: true }).waitFor()
      await page.getByText('Join and finish').waitFor()
      expect(await violations(page)).toEqual([])
      for (const view of ['Graph', 'Lanes']) {
        await page.getByRole('button', { name: view }).click()
        await page
          .locator(view === 'Graph' ? '.react-flow__node' : 'ul[aria-label="What ran when"] li')
          .first()
          .waitFor()
        expect(await violations(page), view).toEqual([])
      }
      for (const [tab, shows] of [
        ['Analysis', 'This recipe needed no analysis'],
        ['Artifacts', 'Steps that were only parts of others'],
        ['Provenance', 'From the result to its sources'],
        ['Commands', /^Run each in a folder/],
        ['Log', /^begins: \d+ tasks$/],
        ['Compare', 'Nothing to compare with'],
      ] as const) {
        await page.getByRole('tab', { name: tab }).click()
        await page.waitForURL(`**/run/${runId}/${tab.toLowerCase()}`)
        await page.getByText(shows).first().waitFor()
        expect(await violations(page), tab).toEqual([])
      }
      expect(complaints).toEqual([])
    },
  )

  it('are compared with the one before, and deleted with a way back', async () => {
    const { page, go } = await withClip()
    await queue(page, cuts('twice'))
    const runId = await queue(page, cuts('twice').replace('offset: 1,', 'offset: 9,'))
    await go(`/run/${runId}/compare`)
    await page.getByText('offset 1 → 9').waitFor({timeout: 60000}).catch(async (e) => { await page.screenshot({ path: '/tmp/runs-dbg.png' }); throw e })
    // What the two have in common was rendered once.
    await page.getByRole('tab', { name: 'Plan' }).click()
    await page
      .getByText(/^cached, saved/)
      .first()
      .waitFor()

    await page.getByRole('button', { name: 'More for this run' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    const done = page.getByRole('region', { name: 'Done' }).getByRole('link', { name: /twice/ })
    await expect.poll(() => done.count()).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => done.count()).toBe(2)
  })
})
