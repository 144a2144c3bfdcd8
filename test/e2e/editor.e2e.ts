/** The editor's frame: one document in several views, back and forth in it, running it; and the list of recipes. */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

const TEXT = `# Two colours after each other.
name: colours
description: Red, then blue
steps:
  - id: red
    type: GENERATE
    title: First colour
    config: { kind: solid, color: red, duration: 0.5 }
  - id: blue
    type: GENERATE
    config: { kind: solid, color: blue, duration: 0.5 }
  - id: both
    type: SEQUENCE
    inputs: [red, blue]
output: both
`
const seed = async (client: EngineClient): Promise<void> => {
  await client.recipes.upload({ text: TEXT, fileName: 'colours.yaml' })
}

describeWhere([NEEDS.chromium], 'a recipe in the editor', () => {
  it('shows what is typed as YAML in the graph, and goes back and forth in both', async () => {
    const { page, go, complaints } = await openInterface({ seed })
    await go('/recipe/colours?view=split')
    const [graph, yaml] = [page.locator('.react-flow'), page.getByRole('textbox', { name: /as YAML/ })]
    await page.getByText(/3 of 3 will run/).waitFor()
    await graph.getByText('First colour').waitFor()
    await yaml.getByText('First colour').dblclick()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+End')
    // At once: typed slowly, it would be undone in parts.
    await page.keyboard.insertText('title: Another word')
    await graph.getByText('Another word').waitFor()
    await page.keyboard.press('Control+z')
    await graph.getByText('First colour').waitFor()
    expect(await yaml.textContent()).toContain('title: First colour')
    await page.getByRole('button', { name: 'Redo' }).click()
    await graph.getByText('Another word').waitFor()
    expect(complaints).toEqual([])
  })

  it('marks a fault in its place, with the word that was meant, and mends it', async () => {
    const { page, go } = await openInterface({ seed })
    await go('/recipe/colours?view=yaml')
    await page.getByText(/3 of 3 will run/).waitFor()
    const yaml = page.getByRole('textbox', { name: /as YAML/ })
    await yaml.getByText('SEQUENCE').click()
    await page.keyboard.press('End')
    await page.keyboard.type('S')
    await page.getByRole('button', { name: '1 problem' }).waitFor()
    await yaml.getByText('SEQUENCES').hover()
    await page.getByRole('button', { name: 'Change to “SEQUENCE”' }).click()
    await page.getByRole('button', { name: '1 problem' }).waitFor({ state: 'detached' })
    await page.getByText(/3 of 3 will run/).waitFor()
  })

  it('tells its price, runs, and tells what was there already', async () => {
    const { page, go, complaints } = await openInterface({ seed })
    await go('/recipe/colours?view=yaml')
    await page.getByText(/3 of 3 will run/).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText(/^Done: /).waitFor()
    await page.getByText('Everything is there already').waitFor()
    expect(complaints).toEqual([])
  })

  it('goes back to an earlier version, and forth again', async () => {
    const { page, go } = await openInterface({
      async seed(client) {
        await seed(client)
        const text = TEXT.replace('First colour', 'Later words')
        await client.recipes.upload({ text, fileName: 'colours.yaml' })
      },
    })
    await go('/recipe/colours?view=yaml')
    await page.getByText('Later words').waitFor()
    await page.getByRole('button', { name: 'History' }).click()
    await page.getByRole('button', { name: /^Restore/ }).click()
    await page.getByText('title: First colour').waitFor()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('title: Later words').waitFor()
  })

  it.each(['dark', 'light'] as const)('breaks no rule of axe in the %s theme', async (theme) => {
    const { page, go } = await openInterface({ theme, seed })
    await go('/recipe/colours?view=yaml')
    await page.getByText(/will run/).waitFor()
    expect(await violations(page)).toEqual([])
    await go('/recipes')
    await page.getByRole('link', { name: 'colours' }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describeWhere([NEEDS.chromium], 'the list of recipes', () => {
  it('begins one, which can be left and found again, deleted and had back', async () => {
    const { page, go } = await openInterface()
    await go('/recipes')
    await page.getByRole('heading', { name: 'No recipes yet' }).waitFor()
    await page.keyboard.press('n')
    await page.getByRole('heading', { level: 1, name: 'Untitled' }).waitFor()
    await go('/recipes')
    const card = page.getByRole('link', { name: 'Untitled' })
    await card.waitFor()
    await page.getByRole('button', { name: 'More for Untitled' }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await card.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Undo' }).click()
    await card.waitFor()
  })

  it('takes a file, finds it by its words, and makes a copy of it', async () => {
    const { page, go } = await openInterface()
    await go('/recipes')
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import .yaml' }).click()
    await (await chosen).setFiles({ name: 'a.yaml', mimeType: 'application/yaml', buffer: Buffer.from(TEXT) })
    await page.getByRole('heading', { level: 1, name: 'colours' }).waitFor()
    await go('/recipes')
    await page.getByRole('searchbox').fill('then blue')
    await page.getByRole('button', { name: 'More for colours' }).click()
    await page.getByRole('menuitem', { name: 'Duplicate' }).click()
    await page.getByRole('link', { name: 'colours 2' }).waitFor()
    await page.getByRole('searchbox').fill('green')
    await page.getByText('No recipe fits').waitFor()
  })

  it('hands a recipe on as the text it is', async () => {
    const { page, go } = await openInterface({ seed })
    await go('/recipe/colours')
    await page.getByRole('button', { name: 'What to do with this recipe' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Download as .yaml' }).click()
    expect(await readFile(await (await coming).path(), 'utf8')).toBe(TEXT)
  })
})
