/** `npm run docs`: writes the reference pages. A test compares them with what this would write. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { REFERENCE_FOLDER, referencePages } from './pages.ts'

mkdirSync(REFERENCE_FOLDER, { recursive: true })
for (const [name, text] of referencePages()) {
  const file = path.join(REFERENCE_FOLDER, name)
  writeFileSync(file, text)
  process.stdout.write(`${path.relative(process.cwd(), file)}\n`)
}
