/** The analysis page: beats are found, moved, undone, tapped, exchanged, saved; by the keyboard as well. */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { makeFile } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

/** A click every half second for 12 s: 120 BPM, the first at 0.25 s. */
const CLICKS =
  "aevalsrc='if(lt(mod(t+0.25,0.5),0.02),0.8*sin(2*PI*1000*t)*exp(-200*mod(t+0.25,0.5)),0)':s=44100:d=12"

async function openClicks() {
  const file = await makeFile('flac', ['-f', 'lavfi', '-i', CLICKS])
  const opened = await openInterface({
    seed: async (client) => {
      for await (const _ of await client.content.import({ path: file, name: 'clicks.flac' }));
    },
  })
  await opened.go('/analysis/clicks.flac')
  const facts = opened.page.getByRole('complementary', { name: 'What was found' })
  await facts.getByText(/^120\.\d BPM$/).waitFor()
  return { ...opened, facts }
}

describeWhere([NEEDS.chromium], 'the analysis of a click track', () => {
  it('moves a beat by keys, takes it back, saves it for recipes; in both themes for everybody', async () => {
    const { page, facts, complaints } = await openClicks()
    await page.keyboard.press(']')
    await page.keyboard.press(']')
    const beat = page.getByRole('slider', { name: /^Beat \d+/ })
    await beat.waitFor()
    const before = Number(await beat.getAttribute('aria-valuenow'))
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(Number(await beat.getAttribute('aria-valuenow'))).toBeCloseTo(before + 0.011, 4)
    await facts.getByText('not saved').waitFor()

    await page.keyboard.press('Control+z')
    await facts.getByText('The analysis as it is.').waitFor()
    await page.keyboard.press('Control+Shift+z')
    await page.getByRole('button', { name: 'Save corrections' }).click()
    await facts.getByText(/^corrections: ba/).waitFor()

    expect(await violations(page)).toEqual([])
    await page.evaluate('document.documentElement.dataset.theme = "light"')
    // When everything has its new colour: they change in transitions, however short.
    await page.evaluate('Promise.all(document.getAnimations().map(({ finished }) => finished))')
    expect(await violations(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('lets a beat be dragged, and keeps what was not saved when the page is left', async () => {
    const { page } = await openClicks()
    await page.keyboard.press(']')
    const beat = page.getByRole('slider', { name: /^Beat/ })
    await beat.waitFor()
    const { x, y } = (await beat.boundingBox()) ?? { x: 0, y: 0 }
    await page.mouse.move(x + 2, y + 20)
    await page.mouse.down()
    await page.mouse.move(x + 12, y + 20, { steps: 4 })
    await page.mouse.up()
    const moved = page.getByText(/^Beat at \d/)
    await moved.waitFor()
    const words = await moved.textContent()
    await page.reload()
    await moved.waitFor()
    expect(await moved.textContent()).toBe(words)
  })

  it('plays in time; taps and beats of other programs become corrections, and go out again', async () => {
    const { page } = await openClicks()
    await page.keyboard.press('t')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    const seconds = async (): Promise<number> =>
      Number((await page.locator('time').first().textContent())?.replace('0:', ''))
    for (let taps = 0; taps < 3; taps++) {
      const before = await seconds()
      await expect.poll(seconds, { interval: 10 }).toBeGreaterThan(before + 0.2)
      await page.keyboard.press('t')
    }
    await page.keyboard.press('Space')
    await page.getByText(/^3 taps, \d+\.\d BPM$/).waitFor()
    await page.getByRole('button', { name: 'Use these taps' }).click()
    await page.getByText(/^3 tapped beats from/).waitFor()

    const labels = ['1.0', '1.6', '2.2'].map((sec) => `${sec}\t${sec}\tbeat`).join('\n')
    await page
      .getByLabel('Import beats…')
      .setInputFiles({ name: 'marks.txt', mimeType: 'text/plain', buffer: Buffer.from(labels) })
    await page.getByText(/^3 tapped beats from 1\.000 s$/).waitFor()

    await page.getByRole('button', { name: 'Exchange with other programs' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Export as CSV' }).click()
    const file = await coming
    expect(file.suggestedFilename()).toBe('clicks.csv')
    expect(await readFile(await file.path(), 'utf8')).toMatch(/1\.6/)
  })
})
