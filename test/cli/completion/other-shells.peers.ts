/** Completion in the shells themselves. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { describeWhere, NEEDS } from '../../support/needs.ts'
import { cli } from '../kit.ts'

const scriptFor = async (shell: string): Promise<string> => (await cli(['completion', shell])).out

const linesOf = (out: string): string[] => out.split('\n').filter((line) => line !== '')

describeWhere([NEEDS.fish], 'fish offers', () => {
  /** Words with what they are, as fish lists them; what it complains of is an error. */
  async function offered(line: string): Promise<string[]> {
    const program = `${await scriptFor('fish')}\ncomplete -C '${line}'`
    const out = execFileSync('fish', ['--no-config', '-c', `${program} 2>&1`], { encoding: 'utf8' })
    return linesOf(out).map((each) => each.split('\t')[0] as string)
  }

  test('commands, and commands below them', async () => {
    expect(await offered('artdag re')).toEqual(['recipe', 'render', 'resume'])
    expect(await offered('artdag recipe ')).toEqual(['check', 'help'])
  })

  test('the options of the command, after others', async () => {
    expect(await offered('artdag run --encoder auto --prof')).toEqual(['--profile'])
    expect(await offered('artdag runs --state f')).toEqual(['failed', 'finished'])
  })
})

describeWhere([NEEDS.zsh], 'zsh offers', () => {
  /** With the listing functions of its completion system replaced by ones that print. */
  async function offered(...words: string[]): Promise<string[]> {
    const program = `
compdef() { : }
_describe() { for each in \${(P)2}; do print -r -- "\${\${each%%:*}}"; done }
_files() { print -r -- files }
compadd() { shift; print -rl -- "$@" }
${await scriptFor('zsh')}
words=(artdag "$@"); CURRENT=$#words
_artdag`
    return linesOf(execFileSync('zsh', ['-f', '-u', '-c', program, 'zsh', ...words], { encoding: 'utf8' }))
  }

  test('commands, and commands below them', async () => {
    const all = await offered('')
    expect(all).toContain('render')
    expect(all).not.toContain('--profile')
    expect(await offered('recipe', '')).toEqual(['check', 'help'])
  })

  test('the options of the command, the choices of an option, and files', async () => {
    expect(await offered('run', '--encoder', 'auto', '--')).toContain('--profile')
    expect(await offered('recipe', 'check', '--')).not.toContain('--profile')
    expect(await offered('runs', '--state', '')).toContain('finished')
    expect(await offered('run', 'cut')).toEqual(['files'])
  })
})
