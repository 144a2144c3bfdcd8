/** What axe finds wrong with a page, in words. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const SCRIPT = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
}

/** Rules of WCAG 2.2 A and AA, and axe's own good practice. Empty: none broken. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(SCRIPT, 'utf8'))
  const { violations: found } = (await page.evaluate('axe.run()')) as { violations: readonly Violation[] }
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`),
  )
}
