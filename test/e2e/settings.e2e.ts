/** Settings, account and storage: what is changed there is so, and can be taken back. */
import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

describeWhere([NEEDS.chromium], 'settings', () => {
  it('give a command other keys, tell of a conflict, and take them back', async () => {
    const { page, go } = await openInterface()
    await go('/settings?view=shortcuts')
    await page.getByRole('button', { name: /: keys of Storage$/ }).click()
    await page.keyboard.press('Control+Shift+S')
    await page.getByRole('button', { name: /: keys of Runs$/ }).click()
    await page.keyboard.press('Control+Shift+S')
    await page.getByText('also Storage').waitFor()
    await page.getByRole('button', { name: 'Own keys of Runs back' }).click()
    await page.getByText('also Storage').waitFor({ state: 'detached' })

    await page.keyboard.press('Control+Shift+S')
    await page.getByRole('heading', { level: 1, name: 'Storage' }).waitFor()
    await go('/settings?view=shortcuts')
    await page.getByRole('button', { name: 'All back to how they came' }).click()
    await page.keyboard.press('Control+Shift+S')
    expect(new URL(page.url()).pathname).toBe('/settings')
  })

  it('of the engine are written down, shown with their source, and undone', async () => {
    const { page, go } = await openInterface()
    await go('/settings')
    await page.getByRole('combobox', { name: 'Video encoder' }).click()
    await page.getByRole('option', { name: /^Automatic/ }).click()
    await page.getByText('chosen here', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('chosen here', { exact: true }).waitFor({ state: 'detached' })
    await page
      .getByRole('combobox', { name: 'Video encoder' })
      .getByText(/^Software/)
      .waitFor()
  })

  it('make a token for another program, shown once, and take it back', async () => {
    const { page, go, served } = await openInterface()
    await go('/account')
    await page.getByRole('button', { name: 'New token' }).click()
    await page.getByRole('textbox', { name: 'What is it for?' }).fill('watch folder')
    await page.getByRole('radio', { name: /^Look/ }).check()
    await page.getByRole('button', { name: 'Make token' }).click()
    const token = await page.getByRole('textbox', { name: 'Token', exact: true }).inputValue()
    const ask = () => fetch(`${served.url}/api/stats`, { headers: { authorization: `Bearer ${token}` } })
    expect((await ask()).status).toBe(200)

    await page.getByRole('button', { name: 'I have copied it' }).click()
    await page.getByRole('button', { name: 'Take back watch folder' }).click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('1 that has ended').waitFor()
    expect((await ask()).status).toBe(401)
    expect(await page.content()).not.toContain(token)
  })

  it('of storage bring back what was deleted, check all files, and empty the trash after asking', async () => {
    const { page, go } = await openInterface({ seed: deleteClip })
    await go('/storage')
    await page.getByRole('button', { name: 'Restore holiday' }).click()
    await page.getByText('The trash is empty.').waitFor()
    await page.getByRole('button', { name: 'Move holiday to the trash' }).click()
    await page.getByRole('button', { name: 'Restore holiday' }).waitFor()
    await page.getByRole('button', { name: 'Check all files' }).click()
    await page.getByText(/checked, all as they were\./).waitFor()
    await page.getByRole('button', { name: 'Empty the trash' }).click()
    await page.getByRole('button', { name: 'Delete for good' }).click()
    await page.getByText('The trash is empty.').waitFor()
  })

  it('tell whose work is in it, with the text of every licence', async () => {
    const { page, go } = await openInterface()
    await go('/settings?view=about')
    await page.getByText('react', { exact: true }).click()
    await page.getByText('Copyright (c) Meta Platforms').filter({ visible: true }).waitFor()
    await page.getByText('ffmpeg-static', { exact: true }).click()
    await page.getByText('Version 3, 29 June 2007').filter({ visible: true }).waitFor()
  })

  it.each(['dark', 'light'] as const)('break no rule of axe in the %s theme', async (theme) => {
    const { page, go, complaints } = await openInterface({ theme, seed: deleteClip })
    for (const address of ['/storage', '/account', ...VIEWS.map((view) => `/settings?view=${view}`)]) {
      await go(address)
      await page.locator('main section').first().waitFor()
      expect(await violations(page), address).toEqual([])
    }
    expect(complaints).toEqual([])
  })
})

const VIEWS = ['general', 'machine', 'shortcuts', 'about']

async function deleteClip(client: EngineClient): Promise<void> {
  for await (const event of await client.content.import({
    path: await makeClip({ frames: 25 }),
    name: 'holiday',
  }))
    if (event.event === 'imported') await client.content.remove({ name: event.item.cid })
}
