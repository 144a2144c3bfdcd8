/** From an empty folder to a result, a change of it, and back: the whole way that people go. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { drop } from './kit/drop.ts'
import { openInterface } from './kit/open.ts'

const node = (page: Page, title: string) => page.getByRole('group', { name: new RegExp(`^${title},`) })

async function add(page: Page, typed: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Shift+A')
  await page.keyboard.type(typed)
  await page.getByRole('option', { name: option }).first().waitFor()
  await page.keyboard.press('Enter')
}

async function runTo(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click()
  await page.getByText(words).waitFor()
}

const PATIENCE = { timeout: 20_000 }

/** Seconds that the player in the dock has come to. */
const playedSec = (page: Page): Promise<number> =>
  page.locator('video').evaluate((video) => (video as HTMLVideoElement).currentTime)

describeWhere([NEEDS.chromium], 'the whole way', () => {
  it('import, build, preview, run, play, change one value, run only that, delete, undo', async () => {
    const { page, go, complaints } = await openInterface()
    await go('/recipes')
    await page.getByRole('button', { name: 'New recipe' }).first().click()
    await page.getByText('Nothing in it yet').waitFor()
    await drop(page, { 'walk.mp4': await makeClip({ frames: 75, width: 320, height: 180, sound: 'clicks' }) })
    await page.getByText('1 file imported').waitFor()

    await page.locator('[data-canvas]').focus()
    await add(page, 'video inp', /Video input/)
    await node(page, 'Video').waitFor()
    await add(page, 'segment', /^Segment/)
    await node(page, 'Segment').waitFor()
    await add(page, 'transform', /^Transform/)
    await node(page, 'Transform').waitFor()

    await page.getByRole('button', { name: 'Show everything' }).click()
    await node(page, 'Video').getByText('Input').click()
    await page.getByRole('button', { name: 'Choose Video from the library' }).click()
    await page.getByRole('option', { name: /walk/ }).dblclick()
    await page.getByText(/2 of 3 will run/).waitFor()
    for (const title of ['Video', 'Segment', 'Transform']) await node(page, title).locator('img').waitFor()

    await node(page, 'Segment').getByRole('heading').click()
    await page.getByRole('switch', { name: 'Keep the result' }).click()
    await runTo(page, 'Done: 2 pieces rendered.')
    await page.getByRole('button', { name: 'Play', exact: true }).click()
    await expect.poll(() => playedSec(page), PATIENCE).toBeGreaterThan(0.2)

    await node(page, 'Transform').getByRole('heading').click()
    await page.getByRole('slider', { name: 'Saturation, by hand' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText(/1 of 3 will run/).waitFor()
    await runTo(page, 'Done: 1 of 2 pieces were there already.')

    // What is refused below is told by the browser too.
    expect(complaints).toEqual([])
    await go('/media')
    const results = page.getByRole('option', { name: /Untitled/i })
    await results.first().waitFor()
    const before = await results.count()
    await results.first().press('Delete')
    await page.getByText('stays: it is an output of the run').waitFor()
    await page.getByRole('button', { name: 'Delete it and its run' }).click()
    await expect.poll(() => results.count(), PATIENCE).toBe(before - 1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => results.count(), PATIENCE).toBe(before)
  })
})
