/** Names of colours are ffmpeg's own. */
import { expect, it } from 'vitest'
import { COLOUR_NAMES } from '../../engine/nodes/colour-names.ts'
import { describeWithEachFfmpeg } from '../support/pairs.ts'
import { runTool } from '../support/tools.ts'

describeWithEachFfmpeg((tools) => {
  it('knows the same names of colours', async () => {
    const printed = (await runTool(tools.ffmpeg, ['-hide_banner', '-colors'])).toString()
    const lines = printed.trim().split('\n').slice(1)
    expect([...COLOUR_NAMES].sort()).toEqual(lines.map((line) => line.split(/\s+/)[0]?.toLowerCase()).sort())
  })
})
