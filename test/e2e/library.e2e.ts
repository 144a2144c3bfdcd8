/** The library as people use it: files come in by dropping them, are found, named, looked at, deleted and had back. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { drop } from './kit/drop.ts'
import { openInterface } from './kit/open.ts'

const CLIP = { frames: 50, width: 320, height: 180, sound: 'clicks' } as const
const SONG = { frames: 0, sound: 'clicks', container: 'wav', audioCodec: 'pcm_s16le' } as const

const tile = (page: Page, name: string | RegExp) => page.getByRole('option', { name })

async function importAs(client: EngineClient, name: string, file: string): Promise<void> {
  for await (const _ of await client.content.import({ path: file, name })) {
    // Until it is there.
  }
}

async function seed(client: EngineClient): Promise<void> {
  await importAs(client, 'street', await makeClip(CLIP))
  await importAs(client, 'forest', await makeClip({ ...CLIP, firstNumber: 500 }))
  await importAs(client, 'song', await makeClip(SONG))
  await client.content.setMeta({ name: 'street', tags: ['night'], rating: 4, title: 'Street at night' })
}

const RECIPE = `
name: two clips
version: "1"
inputs: { clips: { type: video, list: true } }
steps: [{ id: all, type: SEQUENCE, inputs: [clips] }]
output: all
`

const REEL = `
name: reel
version: "1"
steps: [{ id: made, type: GENERATE, config: { kind: pattern, duration: 0.2 } }]
output: made
`

async function seedResult(client: EngineClient): Promise<void> {
  const recipe = { text: REEL, fileName: 'reel.yaml' }
  for await (const _ of await client.runs.start({ recipe })) {
    // Until it is there.
  }
}

describeWhere([NEEDS.chromium], 'the library', () => {
  it('takes what is dropped, shows it, finds it, and gives back what was deleted', async () => {
    const { page, go, served } = await openInterface()
    await go('/media')
    await page.getByRole('heading', { name: 'Your clips, music and pictures live here' }).waitFor()
    await drop(page, { 'clip.mp4': await makeClip(CLIP), 'notes.txt': path.join(served.home, 'engine-id') })
    await page.getByText('1 file imported, 1 file could not be imported').waitFor()
    await page.getByText('its bytes are of no format').waitFor()
    await tile(page, 'clip.mp4').click()
    await expect.poll(() => shownPictures(page), { timeout: 20_000 }).toBeGreaterThan(0)

    await page.getByLabel('Title').fill('Numbers')
    await page.getByLabel('Title').press('Enter')
    await tile(page, 'Numbers').waitFor()

    await page.getByRole('searchbox', { name: 'Search the library' }).fill('nothing like it')
    await page.getByRole('heading', { name: 'Nothing fits' }).waitFor()
    await page.getByRole('button', { name: 'Show everything' }).click()

    await tile(page, 'Numbers').press('Delete')
    await page.getByText('Numbers is in the trash for 30 days').waitFor()
    await tile(page, 'Numbers').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await tile(page, 'Numbers').waitFor()
  })

  it('deletes the tile that has the focus, and a result with the run that keeps it', async () => {
    const { page, go } = await openInterface({ seed: seedResult })
    await go('/media')
    await tile(page, 'reel').focus()
    await page.keyboard.press('Delete')
    await page.getByText('reel stays: it is an output of the run').waitFor()
    await page.getByRole('button', { name: 'Delete it and its run' }).click()
    await tile(page, 'reel').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await tile(page, 'reel').waitFor()
    await go('/runs')
    await page.getByRole('link', { name: /reel/ }).first().waitFor()
  })

  it('is used with the keyboard alone', async () => {
    const { page, go, complaints } = await openInterface({ seed })
    await go('/media?order=smallest')
    await tile(page, 'Street').waitFor()
    await tile(page, /./).first().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Shift+Home')
    await page.getByRole('heading', { name: '3 items chosen' }).waitFor()
    await page.keyboard.press('Control+ArrowRight')
    await page.keyboard.press('Space')
    await page.getByRole('heading', { name: '2 items chosen' }).waitFor()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('night')
    await tile(page, 'song').waitFor({ state: 'detached' })
    await tile(page, 'Street at night').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Street at night' }).waitFor()
    await page.getByRole('region', { name: 'Player' }).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/media\/baf/)
    expect(complaints).toEqual([])
  })

  it('fills a list input from the picker, in the order of choosing, by keyboard', async () => {
    const fill = async (client: EngineClient): Promise<void> => {
      await seed(client)
      await client.recipes.upload({ text: RECIPE })
    }
    const { page, go } = await openInterface({ seed: fill })
    await go('/recipe/two%20clips?view=simple')
    await page.getByRole('button', { name: 'Choose Clips from the library' }).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('option', { name: 'forest' }).waitFor()
    expect(await dialog.getByRole('option').count()).toBe(2)
    await dialog.getByRole('option', { name: 'forest' }).focus()
    await page.keyboard.press('Space')
    await dialog.getByRole('option', { name: 'Street at night' }).focus()
    await page.keyboard.press('Control+Space')
    await dialog.getByRole('button', { name: 'Use 2' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    const shown = page.getByText(/^(forest|Street at night)$/)
    await expect.poll(() => shown.allTextContents()).toEqual(['forest', 'Street at night'])
  })

  it.each(['dark', 'light'] as const)('with content breaks no rule of axe in the %s theme', async (theme) => {
    const { page, go, complaints } = await openInterface({ theme, seed })
    await go('/media?tag=night&stars=2')
    await tile(page, 'Street at night').click()
    await page.getByText('What made it').waitFor()
    expect(await violations(page), 'one chosen').toEqual([])
    await page.getByRole('button', { name: 'Filters', exact: true }).click()
    await page.getByRole('group', { name: 'Tempo' }).waitFor()
    expect(await violations(page), 'filters').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Use in a recipe' }).click()
    await page.getByText('None of your recipes takes an input of this kind.').waitFor()
    expect(await violations(page), 'use in a recipe').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByRole('region', { name: 'Player' }).waitFor()
    expect(await violations(page), 'the page of an item').toEqual([])
    expect(complaints).toEqual([])
  })
})

const shownPictures = (page: Page): Promise<number> =>
  page
    .getByRole('listbox')
    .evaluate((list) => [...list.querySelectorAll('img')].filter((image) => image.naturalWidth > 0).length)
