/** The inspector and the recipe as a form: what is set there stands in the text, and runs. */
import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

const TEXT = `name: soft
description: A clip, made softer
inputs:
  clip: { type: video, description: The clip }
params:
  strength: { default: 3, description: How soft it becomes }
steps:
  - id: part
    type: SEGMENT
    inputs: [clip]
    config: { duration: 0.5 }
  - id: softer
    type: TRANSFORM
    inputs: [part]
    config: { effects: { saturation: 1.2, blur: { param: strength } } }
output: softer
`

const seed = async (client: EngineClient): Promise<void> => {
  await client.recipes.upload({ text: TEXT, fileName: 'soft.yaml' })
  const path = await makeClip({ frames: 25, width: 160, height: 90 })
  for await (const _ of await client.content.import({ path, name: 'test-clip' }));
}

describeWhere([NEEDS.chromium], 'the inspector', () => {
  it('sets a step by hand, by its digits and back to the default; the text follows', async () => {
    const { page, go, complaints } = await openInterface({ seed })
    await go('/recipe/soft?view=split')
    const yaml = page.getByRole('textbox', { name: /as YAML/ })
    await page
      .getByRole('group', { name: /^Softer,/ })
      .getByText('TRANSFORM')
      .click()
    await page.getByRole('slider', { name: 'Hue, by hand' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await yaml.getByText(/hue: 2\b/).waitFor()
    await page.getByRole('textbox', { name: 'Gamma' }).fill('1.25')
    await yaml.getByText(/gamma: 1.25/).waitFor()
    await page.getByRole('button', { name: 'More for Saturation' }).click()
    await page.getByRole('menuitem', { name: 'Back to the default' }).click()
    await yaml.getByText('saturation').waitFor({ state: 'detached' })
    await page.getByText('from strength').waitFor()
    await page.getByRole('button', { name: 'Blur: no longer from a parameter' }).click()
    await yaml.getByText(/blur: 3\b/).waitFor()
    // What a hand does in one go is one step back.
    for (const _ of ['blur', 'saturation', 'gamma']) await page.keyboard.press('Control+z')
    await yaml.getByText(/saturation: 1.2.*hue: 2\b/).waitFor()
    await yaml.getByText('gamma').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await yaml.getByText('hue').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('fills an input out of the library, and makes a setting a parameter', async () => {
    const { page, go } = await openInterface({ seed })
    await go('/recipe/soft')
    await page.getByRole('button', { name: /^Clip missing/ }).click()
    await page.getByRole('button', { name: 'Choose Clip from the library' }).click()
    await page.getByRole('option', { name: /test-clip/ }).dblclick()
    await page.getByRole('link', { name: 'test-clip' }).waitFor()
    await page.getByText(/2 of 3 will run/).waitFor()
    await page
      .getByRole('group', { name: /^Part,/ })
      .getByText('SEGMENT')
      .click()
    await page.getByRole('button', { name: 'More for Length' }).click()
    await page.getByRole('menuitem', { name: 'Make it a parameter of the recipe' }).click()
    await page.getByText('from length').waitFor()
    await page.getByText(/2 of 3 will run/).waitFor()
  })
})

describeWhere([NEEDS.chromium], 'the recipe as a form', () => {
  it('runs to a result that plays, without touching the recipe itself', async () => {
    const { page, go, complaints } = await openInterface({ seed })
    await go('/recipe/soft?view=simple')
    const card = page.getByRole('region', { name: 'Run the recipe' })
    await card.getByText('Choose what fills “clip” first.').waitFor()
    await page.getByRole('button', { name: 'Choose Clip from the library' }).click()
    await page.getByRole('option', { name: /test-clip/ }).dblclick()
    await page.getByRole('textbox', { name: 'Strength' }).fill('8')
    await card.getByText(/^Takes about/).waitFor()
    await card.getByRole('button', { name: 'Run' }).click()
    await page.getByText('with these settings').waitFor()
    await page.getByRole('link', { name: 'Download' }).waitFor()
    await page.locator('video').waitFor()
    await page.getByRole('button', { name: 'YAML', exact: true }).click()
    const yaml = page.getByRole('textbox', { name: /as YAML/ })
    await yaml.getByText(/default: 3/).waitFor()
    await yaml.getByText(/strength: 8/).waitFor()
    expect(complaints).toEqual([])
  })

  it.each(['dark', 'light'] as const)(
    'and the inspector break no rule of axe in the %s theme',
    async (theme) => {
      const { page, go } = await openInterface({ seed, theme })
      await go('/recipe/soft?view=simple')
      await page.getByRole('heading', { name: 'Soft', exact: true }).waitFor()
      expect(await violations(page)).toEqual([])
      await go('/recipe/soft')
      await page.getByRole('button', { name: /^Clip missing/ }).waitFor()
      expect(await violations(page)).toEqual([])
      await page
        .getByRole('group', { name: /^Softer,/ })
        .getByText('TRANSFORM')
        .click()
      await page.getByText('from strength').waitFor()
      expect(await violations(page)).toEqual([])
    },
  )
})
