/** Ends vitest's output with one line that scripts can read: `12 passed, 0 failed, 3 skipped`. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** A module that could not be loaded, and an error outside of tests, count as one failure each. */
export function countTests(modules: readonly TestModule[], errors: readonly unknown[]): Counts {
  const tests = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => test.result().state as string),
  )
  const broken = modules.filter((module) => module.state() === 'failed' && module.errors().length > 0)
  const count = (...states: readonly string[]): number =>
    tests.filter((state) => states.includes(state)).length
  return {
    passed: count('passed'),
    failed: count('failed') + broken.length + errors.length,
    skipped: count('skipped', 'pending'),
  }
}

export const formatCounts = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/** To be the last of the reporters. */
export class PlainSummary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const line = formatCounts(countTests(modules, errors))
    // vitest writes its own summary in the same turn, some of it later
    process.on('exit', () => console.log(line))
  }
}
