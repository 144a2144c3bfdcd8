/** The editor's dock: it plays the result on one time with its cuts, previews a node, compares two. */
import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

const RECIPE = `name: two-parts
inputs:
  clip: { type: video }
steps:
  - { id: first, type: SEGMENT, title: First part, inputs: [clip], config: { start: 0, duration: 1 } }
  - { id: second, type: SEGMENT, inputs: [clip], config: { start: 1, duration: 1 } }
  - { id: both, type: SEQUENCE, inputs: [first, second] }
output: both
ui:
  fill:
    clip: [clip.mp4]
`

const seed = async (client: EngineClient): Promise<void> => {
  const path = await makeClip({ frames: 50, width: 320, height: 180, sound: 'clicks' })
  for await (const _ of await client.content.import({ path, name: 'clip.mp4' }));
  await client.recipes.upload({ text: RECIPE })
  const request = { recipe: { text: RECIPE, fileName: 'two-parts.yaml' } }
  for await (const _ of await client.runs.start({
    ...request,
    inputs: [{ name: 'clip', content: 'clip.mp4' }],
  }));
}

describeWhere([NEEDS.chromium], 'the dock', () => {
  it('steps through the result by frames, previews a node beside it, compares them', async () => {
    const { page, go, complaints } = await openInterface({ seed, width: 1440, height: 900 })
    await go('/recipe/two-parts')
    await page.getByRole('heading', { name: 'Result of two-parts' }).waitFor()
    await page.getByText(/^1 cut\b/).waitFor()

    const playhead = page.getByRole('slider', { name: 'Playhead' })
    await playhead.focus()
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowRight')
    await page.getByText('0:00.201').waitFor()

    await page.getByText('First part').first().click()
    await page.getByRole('button', { name: 'Preview this node' }).click()
    await page.getByRole('heading', { name: 'First part', level: 2 }).waitFor()
    await page.getByText('draft', { exact: true }).waitFor()

    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByRole('menuitem', { name: 'Compare with Result of two-parts' }).click()
    const divider = page.getByRole('slider', { name: 'Divider between A and B' })
    await divider.focus()
    await page.keyboard.press('ArrowRight')
    expect(await divider.getAttribute('aria-valuenow')).toBe('55')
    await page.keyboard.press('a')
    await page.getByText('B: Result of two-parts').waitFor()
    await divider.waitFor({ state: 'detached' })
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })
})
