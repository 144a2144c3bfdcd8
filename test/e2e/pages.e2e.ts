/** Every page, in both themes: stands, complains of nothing, and everybody can use it. */
import { expect, it } from 'vitest'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { violations } from './kit/axe.ts'
import { openInterface } from './kit/open.ts'

const PAGES = ['/', '/media', '/recipes', '/runs', '/storage', '/account', '/settings'] as const

describeWhere([NEEDS.chromium], 'an empty data folder', () => {
  it.each(['dark', 'light'] as const)(
    'in the %s theme every page stands and breaks no rule of axe',
    async (theme) => {
      const { page, go, complaints } = await openInterface({ theme })
      for (const address of PAGES) {
        await go(address)
        await page.locator('h1').first().waitFor()
        expect(await violations(page), address).toEqual([])
      }
      expect(complaints).toEqual([])
    },
  )
})
