/** What a browser loads for the first page: little enough for a slow line. */
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { openInterface } from './kit/open.ts'

/** Bytes of scripts and styles, gzipped; fonts and pictures come after what is to be read. */
const MOST = 300_000

describeWhere([NEEDS.chromium], 'the first page', () => {
  it(`needs less than ${MOST / 1000} kB of scripts and styles, gzipped`, async () => {
    const { page, served } = await openInterface()
    const sizes = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (/\.(?:js|css)$/.test(pathname))
        sizes.set(
          pathname,
          response.body().then((body) => gzipSync(body).length),
        )
    })
    await page.goto(`${served.url}/`)
    await page.locator('h1').first().waitFor()
    await page.locator('main h2').first().waitFor()
    const all = await Promise.all([...sizes.values()])
    const total = all.reduce((sum, size) => sum + size, 0)
    console.log(`${all.length} files, ${Math.round(total / 1000)} kB gzipped`)
    expect(all.length).toBeGreaterThan(1)
    expect(total).toBeLessThan(MOST)
  })
})
