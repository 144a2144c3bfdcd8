/** What is typed is kept: when the engine dies under the hand, and while it is away. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import { createEngine } from '../../engine/engine.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { openInterface } from './kit/open.ts'
import { serve } from './kit/serve.ts'

const TEXT = `name: kept
steps:
  - id: colour
    type: GENERATE
    config: { kind: solid, duration: 1 }
output: colour
`
const seed = async (client: EngineClient): Promise<void> => {
  await client.recipes.upload({ text: TEXT, fileName: 'kept.yaml' })
}
const goToEnd = async (page: Page): Promise<void> => {
  await page.getByRole('textbox', { name: 'The recipe as YAML' }).click()
  await page.keyboard.press('Control+End')
}
async function keptText(home: string): Promise<string> {
  const engine = createEngine({ home })
  try {
    return (await engine.client.recipes.draft({ name: 'kept' })).text
  } finally {
    await engine.close()
  }
}

describeWhere([NEEDS.chromium], 'a recipe that is being typed', () => {
  it('loses less than a second of it when the engine is killed', async () => {
    const { page, go, served, home } = await openInterface({ seed })
    await go('/recipe/kept?view=yaml')
    await goToEnd(page)
    // When each key had been pressed; nobody rests while typing.
    const pressedAt: number[] = []
    const typed = '# a line of many words\n'.repeat(6)
    for (const key of typed) {
      await page.keyboard.type(key)
      pressedAt.push(Date.now())
    }
    const killedAt = Date.now()
    served.child.kill('SIGKILL')
    const saved = (await keptText(home)).slice(TEXT.length)
    expect(typed.startsWith(saved)).toBe(true)
    expect(killedAt - (pressedAt[saved.length] ?? killedAt)).toBeLessThan(1000)
  })

  it('says that the engine is away, and saves everything when it is back', async () => {
    const { page, go, served, home } = await openInterface({ seed })
    await go('/recipe/kept?view=yaml')
    await goToEnd(page)
    served.child.kill('SIGKILL')
    await page.keyboard.type('# while it was away')
    await page.getByRole('alert').filter({ hasText: 'not saved: the engine is away' }).waitFor()
    const again = await serve({ home, port: Number(new URL(served.url).port), ...interfaceFolder })
    try {
      await page.getByText(/^saved/).waitFor()
    } finally {
      await again.stop()
    }
    expect(await keptText(home)).toBe(`${TEXT}# while it was away`)
  })
})

const built = process.env.ARTDAG_TEST_INTERFACE
const interfaceFolder = built === undefined ? {} : { interfaceFolder: built }
