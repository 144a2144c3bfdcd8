/** A process that saves one draft after the other, and says which are saved. To be killed by a test. */
import { createEngine } from '../../engine/engine.ts'

const { client } = createEngine({ home: process.argv[2] ?? '' })
for (let number = 1; ; number += 1) {
  const { cid } = await client.recipes.saveDraft({
    name: 'film',
    text: `# draft ${number}\n${'x'.repeat(5000)}`,
  })
  process.stdout.write(`${number} ${cid}\n`)
}
