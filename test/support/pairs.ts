/** Runs the same tests over the bundled ffmpeg and over Debian's, which is skipped by name where it is missing. */
import { describe } from 'vitest'
import { PEER_MISSING, PEER_TOOLS, TOOLS, type ToolPair } from './tools.ts'

export function describeWithEachFfmpeg(tests: (tools: ToolPair) => void): void {
  describe('with the bundled ffmpeg', () => tests(TOOLS))
  describe.skipIf(PEER_TOOLS === undefined)(
    PEER_TOOLS ? 'with the ffmpeg of Debian' : `with the ffmpeg of Debian: ${PEER_MISSING}`,
    () => tests(PEER_TOOLS ?? TOOLS),
  )
}
