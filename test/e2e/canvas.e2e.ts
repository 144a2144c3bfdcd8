/** The graph: recipes made by keys and by the mouse, links that are refused, and the text that says the same. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

const keep = (text: string) => async (client: EngineClient) => {
  await client.recipes.saveDraft({ name: 'study', text })
}

const EMPTY = 'name: study\nsteps: []\n'
const TWO = `name: study
inputs:
  clip: { type: video }
  song: { type: audio }
steps:
  - id: small
    type: RESIZE
    inputs: [clip]
    config: { width: 320 }
  - id: done
    type: MUX
    inputs: [small]
output: done
`

const node = (page: Page, title: string) => page.getByRole('group', { name: new RegExp(`^${title},`) })
const socket = (page: Page, title: string, name: string) => node(page, title).locator(`[title^="${name}:"]`)
const textOf = async (client: Page): Promise<string> => {
  await client.getByRole('button', { name: 'YAML', exact: true }).click()
  return (await client.locator('.cm-content').innerText()).replaceAll('\u00a0', ' ')
}

async function drag(
  page: Page,
  from: ReturnType<typeof node>,
  to: ReturnType<typeof node>,
  drop = true,
): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('what should be dragged is not to be seen')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2 - 6, end.y + end.height / 2, { steps: 5 })
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2)
  if (drop) await page.mouse.up()
}

describeWhere([NEEDS.chromium], 'the graph', () => {
  it('from nothing to two steps with keys alone, and the text says the same', async () => {
    const { page, go, complaints } = await openInterface({ seed: keep(EMPTY) })
    await go('/recipe/study')
    await page.getByText('Nothing in it yet').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('video inp')
    await page.getByRole('option', { name: /Video input/ }).waitFor()
    await page.keyboard.press('Enter')
    await node(page, 'Video').waitFor()
    await page.keyboard.press('Shift+A')
    await page.keyboard.type('transform')
    await page.getByRole('option', { name: /^Transform/ }).waitFor()
    await page.keyboard.press('Enter')
    await node(page, 'Transform').waitFor()
    await page.keyboard.press('Shift+A')
    await page.keyboard.type('transform')
    await page.getByRole('option', { name: /^Transform/ }).waitFor()
    await page.keyboard.press('Enter')
    await node(page, 'Transform 2').waitFor()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('m')
    await node(page, 'Transform').getByText('muted').waitFor()
    expect(await violations(page)).toEqual([])
    const text = await textOf(page)
    expect(text).toMatch(/id: transform\s+type: TRANSFORM\s+inputs: \[video\]\s+mute: true/)
    expect(text).toMatch(/id: transform_2\s+type: TRANSFORM\s+inputs: \[transform\]/)
    expect(text).toContain('output: transform_2')
    expect(complaints).toEqual([])
  })

  it('with the mouse: a link is drawn, a wrong one is refused with the reason, a loose one asks what to add', async () => {
    const { page, go } = await openInterface({ seed: keep(TWO), width: 1600, height: 1000 })
    await go('/recipe/study')
    const song = node(page, 'Song').locator('[title^="Result"]')
    await song.waitFor()
    await drag(page, song, socket(page, 'Small', 'input'), false)
    await page.getByText('input takes video or pictures, this is sound').waitFor()
    await page.mouse.up()
    await drag(page, song, socket(page, 'Done', 'audio'))
    await page.getByRole('img', { name: 'Link from Song to Done' }).waitFor({ state: 'attached' })
    const result = node(page, 'Done').locator('[title^="Result"]')
    await drag(page, result, page.getByRole('toolbar', { name: 'View of the graph' }), false)
    await page.mouse.move(700, 120, { steps: 3 })
    await page.mouse.up()
    await page.keyboard.type('transform')
    await page.getByRole('option', { name: /^Transform/ }).click()
    await node(page, 'Transform').waitFor()
    const text = await textOf(page)
    expect(text).toContain('inputs: [small, song]')
    expect(text).toMatch(/type: TRANSFORM\s+inputs: \[done\]/)
  })

  it('deletes what is selected, says so, and takes it back with its links', async () => {
    const { page, go } = await openInterface({ seed: keep(TWO) })
    await go('/recipe/study')
    await node(page, 'Small').locator('footer').click()
    await page.keyboard.press('Delete')
    await page.getByText('1 node deleted').waitFor()
    expect(await node(page, 'Small').count()).toBe(0)
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await node(page, 'Small').waitFor()
    expect(await textOf(page)).toContain('inputs: [small]')
  })

  it('every step shows its own frame once its inputs are filled', async () => {
    const clip = await makeClip({ frames: 25 })
    const { page, go } = await openInterface({
      seed: async (client) => {
        let cid = ''
        for await (const event of await client.content.import({ path: clip }))
          if (event.event === 'imported') cid = event.item.cid
        const text = TWO.replace(
          '    type: MUX\n    inputs: [small]',
          '    type: TRANSFORM\n    inputs: [small]',
        )
        await client.recipes.saveDraft({ name: 'study', text: `${text}ui:\n  fill: { clip: [${cid}] }\n` })
      },
    })
    await go('/recipe/study')
    for (const title of ['Clip', 'Small', 'Done']) await node(page, title).locator('img').waitFor()
    await node(page, 'Done').getByText(/^run/).first().waitFor()
  })
})
