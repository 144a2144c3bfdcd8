/** The command line itself: help, versions, and lines that are not understood. */
import type { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { createOutput } from '../../engine/cli/output.ts'
import { buildProgram } from '../../engine/cli/program.ts'
import { createShell } from '../../engine/cli/shell.ts'
import packageFile from '../../package.json' with { type: 'json' }
import { cli, memoryTerminal } from './kit.ts'

const terminal = memoryTerminal()
const shell = createShell(
  terminal,
  () => createOutput(terminal, { isJson: false, hasColour: false }),
  () => ({ color: false }),
)

/** With their full names: `recipe check`. */
const commandsBelow = (command: Command, prefix = ''): [string, Command][] =>
  command.commands.flatMap((child): [string, Command][] => [
    ...(child.commands.length === 0 ? [[prefix + child.name(), child] as [string, Command]] : []),
    ...commandsBelow(child, `${prefix}${child.name()} `),
  ])

const COMMANDS = commandsBelow(buildProgram(shell))

describe('help', () => {
  test('artdag alone says what there is, with an example of three lines', async () => {
    const { exitCode, out, err } = await cli([])
    expect([exitCode, err]).toEqual([0, ''])
    expect(out).toMatch(/Example:\n {2}artdag .*\n {2}artdag .*\n {2}artdag .*\n/)
    expect(out).not.toContain('drain')
  })

  test.each(COMMANDS)('%s has a description of one line and an example', async (name, command) => {
    expect(command.description()).toMatch(/^[^\n]{10,80}$/)
    const { exitCode, out } = await cli([...name.split(' '), '--help'])
    expect(exitCode).toBe(0)
    expect(out).toMatch(new RegExp(`Example:\\n(?:  artdag .*\\n)*  artdag ${name}\\b`))
    expect(out).toContain('--json')
  })

  test('all commands are there', () => {
    expect(COMMANDS.map(([name]) => name).sort()).toEqual([
      'analyze',
      'batch',
      'beats',
      'cancel',
      'cat',
      'completion',
      'demo',
      'doctor',
      'drain',
      'execute',
      'explain',
      'import',
      'logs',
      'ls',
      'nodes',
      'open',
      'pause',
      'plan',
      'prioritise',
      'profiles',
      'recipe check',
      'render',
      'resume',
      'rm',
      'run',
      'runs',
      'serve',
      'show',
      'stats',
      'still',
      'tokens create',
      'tokens list',
      'tokens revoke',
      'verify',
      'watch',
      'watch-folder',
      'why',
    ])
  })

  test('--version gives the number of the package', async () => {
    expect(await cli(['--version'])).toEqual({ exitCode: 0, out: `${packageFile.version}\n`, err: '' })
  })
})

describe('a line that is not understood', () => {
  test.each([
    [['foo'], "unknown command 'foo'"],
    [['ls', '--bar'], "unknown option '--bar'"],
    [['run'], "missing required argument 'recipe'"],
    [['runs', '--state', 'odd'], 'Allowed choices are queued'],
    [['runs', '-n', '0'], 'whole number'],
    [['recipe'], 'a command is missing'],
    [['show', 'a', 'b'], 'too many arguments'],
  ])('%j is bad usage', async (argv, words) => {
    const { exitCode, out, err } = await cli(argv)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toContain(words)
    expect(err).toContain('try: artdag --help')
  })

  test('under --json it is one line of JSON on stdout, wherever --json stands', async () => {
    for (const argv of [
      ['--json', 'foo'],
      ['foo', '--json'],
    ]) {
      const { exitCode, out, err } = await cli(argv)
      expect([exitCode, err]).toEqual([2, ''])
      expect(JSON.parse(out)).toEqual({
        error: { code: 'USAGE', message: "unknown command 'foo'", hint: expect.any(String) },
      })
    }
  })

  test('--json after -- is an argument', async () => {
    const { err } = await cli(['foo', '--', '--json'])
    expect(err).toContain("unknown command 'foo'")
  })
})
