/**
 * Programs that tests need and a machine may lack. A lack is told once, by name, with the command that mends it, and
 * what needs it is skipped; where CI=true it is a failure, since nothing is skipped there.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe } from 'vitest'
import type { TestProject } from 'vitest/node'

export interface Need {
  /** What is missing, for people. */
  readonly name: string
  readonly isMet: () => boolean
  /** The command, or what to do. */
  readonly fix: string
}

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)))

/** Debian's. */
export const CHROMIUM = '/usr/bin/chromium'

export const NEEDS = {
  strace: { name: 'strace', isMet: () => isOnPath('strace'), fix: 'apt-get install -y strace' },
  setpriv: { name: 'setpriv', isMet: () => isOnPath('setpriv'), fix: 'apt-get install -y util-linux' },
  mount: {
    name: 'root, for a small disk',
    isMet: () => process.platform === 'linux' && process.getuid?.() === 0 && isOnPath('mount'),
    fix: 'run them as root',
  },
  debianFfmpeg: {
    name: '/usr/bin/ffmpeg and /usr/bin/ffprobe',
    isMet: () => existsSync('/usr/bin/ffmpeg') && existsSync('/usr/bin/ffprobe'),
    fix: 'apt-get install -y ffmpeg',
  },
  fish: { name: 'fish', isMet: () => isOnPath('fish'), fix: 'apt-get install -y fish' },
  zsh: { name: 'zsh', isMet: () => isOnPath('zsh'), fix: 'apt-get install -y zsh' },
  chromium: { name: 'chromium', isMet: () => existsSync(CHROMIUM), fix: 'apt-get install -y chromium' },
} as const satisfies Readonly<Record<string, Need>>

/** What the tests of a vitest project need, beyond Node and what npm installs. */
export const NEEDS_OF_PROJECT: Readonly<Record<string, readonly Need[]>> = {
  faults: [NEEDS.strace, NEEDS.setpriv, NEEDS.mount],
  peers: [NEEDS.debianFfmpeg, NEEDS.fish, NEEDS.zsh],
  browser: [NEEDS.chromium],
  e2e: [NEEDS.chromium],
}

/** `skipped: faults need strace (apt-get install -y strace)`. */
export const describeLack = (project: string, { name, fix }: Need): string =>
  `skipped: ${project} need ${name} (${fix})`

/**
 * Called by vitest once for each project, before its tests.
 * @throws where CI=true and something is missing
 */
export function setup({ name }: Pick<TestProject, 'name'>, env: NodeJS.ProcessEnv = process.env): void {
  const missing = (NEEDS_OF_PROJECT[name] ?? []).filter(({ isMet }) => !isMet())
  const lines = missing.map((need) => describeLack(name, need))
  if (lines.length > 0 && env.CI === 'true')
    throw new Error(`nothing may be skipped here:\n${lines.join('\n')}`)
  for (const line of lines) console.log(line)
}

/** A `describe` that is skipped, by name, where something is missing. */
export function describeWhere(needs: readonly Need[], title: string, tests: () => void): void {
  const missing = needs.filter(({ isMet }) => !isMet())
  if (missing.length === 0) return void describe(title, tests)
  describe.skip(`${title} (needs ${missing.map(({ name, fix }) => `${name}: ${fix}`).join('; ')})`, tests)
}
