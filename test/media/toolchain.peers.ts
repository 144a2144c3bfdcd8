/** The whole way with Debian's ffmpeg 5.1 instead of the bundled 7.0: the same frames, and each reads what the other made. */
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { describeWhere, NEEDS } from '../support/needs.ts'
import { decodeFacts, readFrameNumbers } from '../support/readback.ts'
import { PEER_TOOLS, runTool, TOOLS, type ToolPair } from '../support/tools.ts'

const RECIPE = `
inputs: { a: video, b: video }
steps:
  - { id: first, type: SEGMENT, inputs: [a], config: { offset: 0.4, duration: 1 } }
  - { id: faster, type: TRANSFORM, inputs: [b], config: { effects: { speed: 2 } } }
  - { id: second, type: SEGMENT, inputs: [faster], config: { offset: 0.2, duration: 0.6 } }
  - { id: both, type: SEQUENCE, inputs: [first, second] }
output: both`

/** The result of the recipe, rendered by one pair of tools on a data folder of its own. */
async function renderBy({ ffmpeg, ffprobe }: ToolPair): Promise<string> {
  vi.stubEnv('FFMPEG_PATH', ffmpeg)
  vi.stubEnv('FFPROBE_PATH', ffprobe)
  onTestFinished(() => void vi.unstubAllEnvs())
  const a = await makeClip({ frames: 60, sound: 'clicks' })
  const b = await makeClip({ frames: 80, firstNumber: 500, sound: 'clicks', channels: 6, container: 'mkv' })
  const engine = await openEngine()
  const file = await engine.render(RECIPE, { a, b })
  const { checks } = await engine.client.system.doctor({})
  expect(checks.find(({ name }) => name === 'ffmpeg')).toMatchObject({
    ok: true,
    message: expect.stringContaining(ffmpeg),
  })
  return file
}

describeWhere([NEEDS.debianFfmpeg], "Debian's ffmpeg", () => {
  const debian = PEER_TOOLS as ToolPair

  it('renders the same frames as the bundled one', async () => {
    const [bundled, peer] = [await renderBy(TOOLS), await renderBy(debian)]
    const numbers = await readFrameNumbers(bundled)
    expect(numbers).toHaveLength(40)
    expect(await readFrameNumbers(peer)).toEqual(numbers)
    const [ours, theirs] = [await decodeFacts(bundled), await decodeFacts(peer)]
    expect(theirs.video?.timesSec).toEqual(ours.video?.timesSec)
    expect(theirs.audio?.samples).toBe(ours.audio?.samples)
  })

  it('decodes what the bundled one made without a word', async () => {
    const file = await renderBy(TOOLS)
    const said = await runTool(debian.ffprobe, [
      '-v',
      'warning',
      '-count_frames',
      '-show_entries',
      'stream=nb_read_frames',
      '-of',
      'csv=p=0',
      '-select_streams',
      'v',
      file,
    ])
    expect(said.toString().trim()).toMatch(/^40,?$/)
  })
})

describe('the tools of this machine', () => {
  it('are told by their versions, so that a log says what was tested', async () => {
    for (const pair of [TOOLS, ...(PEER_TOOLS ? [PEER_TOOLS] : [])]) {
      const [line = ''] = (await runTool(pair.ffmpeg, ['-version'])).toString().split('\n')
      console.log(`${pair.name}: ${line}`)
      expect(line).toMatch(/^ffmpeg version /)
    }
  })
})
