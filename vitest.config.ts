import { defineConfig } from 'vitest/config'
import { PlainSummary } from './test/support/plain-summary.ts'

/**
 * Projects, from the quickest to the slowest:
 * - unit    no child process but hashing workers; milliseconds each
 * - render  real ffmpeg on clips the test makes itself
 * - exact   the same at greater depth: colours, edges and random recipes, pixel by pixel
 * - doors   the command line, HTTP, a message port and their client, rendering with real ffmpeg
 * - faults  what goes wrong, or is odd: kill -9, full disk, encoders that fail, runs stopped from elsewhere (needs strace)
 * - peers   other programs' word for it: Debian's ffmpeg 5.1, later S3, IPFS, Redis
 * - browser a real Chromium against a real server
 * - e2e     the interface, built, in a real Chromium, on a real `artdag serve`
 *
 * What a machine must have for the last three, and what happens where it has not, is in test/support/needs.ts.
 */
const acceptance = process.env.ARTDAG_ACCEPTANCE === '1'
const project = (name: string, include: string[], timeoutSec: number, setup: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include,
    testTimeout: timeoutSec * 1000 * (acceptance ? 10 : 1),
    hookTimeout: 120_000,
    globalSetup: ['test/support/needs.ts', ...setup],
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', new PlainSummary()],
    projects: [
      project('unit', ['test/**/*.test.ts'], 20),
      project('render', ['test/**/*.render.ts'], 120),
      project('exact', ['test/**/*.exact.ts'], 120),
      project('doors', ['test/**/*.doors.ts'], 120),
      project('faults', ['test/**/*.faults.ts'], 600),
      project('peers', ['test/**/*.peers.ts'], 600),
      project('browser', ['test/**/*.browser.ts'], 120),
      project('e2e', ['test/**/*.e2e.ts'], 120, ['test/e2e/kit/build.ts']),
    ],
  },
})
