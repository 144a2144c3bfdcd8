/** What is missing is told by name; in CI it is a failure. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { describeLack, NEEDS, NEEDS_OF_PROJECT, type Need, setup } from './needs.ts'
import { formatCounts } from './plain-summary.ts'

afterEach(() => vi.unstubAllEnvs())

describe('a program that is missing', () => {
  const strace: Need = NEEDS.strace

  it('is named with the command that installs it', () => {
    expect(describeLack('faults', strace)).toBe('skipped: faults need strace (apt-get install -y strace)')
  })

  it('is a failure in CI, and only told elsewhere', () => {
    vi.stubEnv('PATH', '/nonexistent')
    const printed = vi.spyOn(console, 'log').mockImplementation(() => {})
    expect(() => setup({ name: 'faults' }, { CI: 'true' })).toThrow(
      /faults need strace \(apt-get install -y strace\)/,
    )
    setup({ name: 'faults' }, {})
    expect(printed.mock.calls.flat()).toContain('skipped: faults need strace (apt-get install -y strace)')
    printed.mockRestore()
  })

  it('matters only to the projects that need it', () => {
    vi.stubEnv('PATH', '/nonexistent')
    expect(NEEDS_OF_PROJECT.unit).toBeUndefined()
    expect(() => setup({ name: 'unit' }, { CI: 'true' })).not.toThrow()
  })
})

it('the last line of a run can be read by scripts', () => {
  expect(formatCounts({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped')
})
