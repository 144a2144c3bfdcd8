/** A frame of a step after one of its parameters was changed, as every node of the editor shows it: 1080p, four steps. */
import { makeFile } from '../support/media.ts'
import { type Request, withEngine } from './bench-engine.ts'
import { measure, median, ROUNDS } from './measure.ts'
import { atMost, type BenchTable, findingsTable, shown } from './table.ts'

const AT_SEC = 4.2
const GOAL_SEC = 0.3

/** Of the same chain with another saturation: everything before it stays. */
const recipe = (saturation: number) => ({
  fileName: 'stills.yaml',
  text: `name: stills
inputs: { clip: { type: video } }
steps:
  - { id: part, type: SEGMENT, inputs: [clip], config: { start: 1, duration: 8 } }
  - { id: sharp, type: TRANSFORM, inputs: [part], config: { effects: { sharpen: 1 } } }
  - { id: warm, type: TRANSFORM, inputs: [sharp], config: { effects: { saturation: ${saturation} } } }
  - { id: small, type: RESIZE, inputs: [warm], config: { width: 1280, height: 720 } }
output: small
`,
})

export async function* stills(): AsyncGenerator<BenchTable> {
  const clip = await makeFile('mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=s=1920x1080:r=25,noise=alls=8:allf=t', '-t', '10'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-g', '250', '-pix_fmt', 'yuv420p'],
  ])
  yield await withEngine(async (client) => {
    const still = async (saturation: number, atSec: number): Promise<number> => {
      const request: Request = { recipe: recipe(saturation), inputs: [{ name: 'clip', content: clip }] }
      const wish = { ...request, still: { node: 'warm', atSec }, profile: 'jpg' }
      const { wallSec } = await measure(async () => {
        for await (const event of await client.runs.start(wish))
          if (event.event === 'run-finished' && event.state !== 'finished')
            throw new Error(event.error?.message)
      })
      return wallSec
    }
    // The file is imported and read.
    await still(1, 0)
    const [cold, changed]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      const atSec = AT_SEC + round * 0.4
      cold.push(await still(1 + round / 100, atSec))
      changed.push(await still(1.5 + round / 100, atSec))
    }
    const again = await still(1.5, AT_SEC)
    return findingsTable('A frame of a 1080p chain of four steps', [
      shown('another time, nothing cached', `${median(cold).toFixed(2)} s`),
      atMost('a changed parameter, the frame before it cached', median(changed), GOAL_SEC, ' s'),
      shown('the same again', `${again.toFixed(3)} s`),
    ])
  })
}
