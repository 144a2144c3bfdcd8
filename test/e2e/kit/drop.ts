/** Files that somebody lets fall on the page. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

/** `files`: paths by the names they have for the page. */
export async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const read = Object.entries(files).map(async ([name, file]) => ({
    name,
    base64: (await readFile(file)).toString('base64'),
  }))
  const transfer = await page.evaluateHandle(
    (given) => {
      const carried = new DataTransfer()
      for (const { name, base64 } of given)
        carried.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name))
      return carried
    },
    await Promise.all(read),
  )
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer })
  await page.getByText('Drop to import').waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer })
}
