/** Completion: bash's own, and what the others are written from. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { cli } from '../kit.ts'

const scriptFor = async (shell: string): Promise<string> => (await cli(['completion', shell])).out

/** What bash offers for the last word of a line. */
async function offered(...words: string[]): Promise<string[]> {
  const line = ['artdag', ...words]
  const program = `${await scriptFor('bash')}
COMP_WORDS=("$@") COMP_CWORD=$(($#-1))
_artdag
printf '%s\\n' "\${COMPREPLY[@]}"`
  const out = execFileSync('bash', ['--norc', '-uc', program, 'bash', ...line], { encoding: 'utf8' })
  return out.split('\n').filter((word) => word !== '')
}

test('bash offers commands, commands below them, and what is on the way', async () => {
  expect(await offered('ru')).toEqual(['run', 'runs'])
  expect(await offered('recipe', '')).toEqual(['check', 'help'])
  expect(await offered('anal')).toEqual(['analyze', 'analyse'])
  expect(await offered('dra')).toEqual([])
})

test('bash offers the options of the command, the common ones too, by all their names', async () => {
  expect(await offered('run', 'cut.yaml', '--p')).toEqual(['--param', '--profile'])
  expect(await offered('still', '--no')).toEqual(['--node', '--no-color'])
  expect(await offered('--js')).toEqual(['--json'])
  expect(await offered('recipe', 'check', '--pro')).toEqual([])
})

test('bash offers the choices of an option', async () => {
  expect(await offered('runs', '--state', 'f')).toEqual(['finished', 'failed'])
})

test('bash leaves files to itself', async () => {
  expect(await offered('run', 'cut')).toEqual([])
})

test('no description ends a quote, in any shell', async () => {
  for (const shell of ['zsh', 'fish']) {
    const script = await scriptFor(shell)
    for (const word of ['watch-folder', 'prioritise', 'state', 'on-failure']) expect(script).toContain(word)
    for (const line of script.split('\n')) expect(quotesAreClosed(line, shell), line).toBe(true)
  }
})

/** Comments and words in double quotes apart. */
function quotesAreClosed(line: string, shell: string): boolean {
  if (line.startsWith('#')) return true
  const inside = shell === 'fish' ? /'(?:[^'\\]|\\.)*'/g : /'[^']*'/g
  return !line
    .replace(inside, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\\'/g, '')
    .includes("'")
}

test('a shell nobody knows is bad usage', async () => {
  const { exitCode, err } = await cli(['completion', 'tcsh'])
  expect([exitCode, err]).toEqual([2, expect.stringContaining('bash, zsh, fish')])
})
