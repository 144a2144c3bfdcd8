/** `artdag recipe check`: reads recipes and says what is wrong with them. */
import type { Command } from 'commander'
import { type ErrorReport, EXIT } from '../../contract/errors.ts'
import { exitCodeOf, formatFailure } from '../failure.ts'
import type { Output } from '../output.ts'
import { count } from '../quantities.ts'
import { readRecipe } from '../read-text.ts'
import type { Session, Shell } from '../shell.ts'
import { harmless } from '../style.ts'

const EXAMPLE = `
Example:
  artdag recipe check recipes/*.yaml
`

type CheckedRecipe = Awaited<ReturnType<Session['client']['recipes']['check']>>

export function addRecipe(program: Command, shell: Shell): void {
  program
    .command('recipe')
    .description('work on recipes')
    .command('check')
    .argument('<file...>', 'files of recipes')
    .description('say what is wrong with recipes, and where')
    .addHelpText('after', EXAMPLE)
    .action((files: readonly string[]) => shell.withEngine((session) => checkAll(session, files)))
}

/** All are checked, whatever is wrong with one. */
async function checkAll({ client, output, signal }: Session, files: readonly string[]): Promise<number> {
  const checked: ({ file: string } & CheckedRecipe)[] = []
  for (const file of files) {
    const recipe = await client.recipes.check(await readRecipe(file), { signal })
    checked.push({ file, ...recipe })
    if (recipe.error) output.note(formatFailure(recipe.error, output.noteStyle))
    else output.print(formatGood(file, recipe, output))
  }
  output.json(checked)
  const fault: ErrorReport | undefined = checked.find(({ error }) => error)?.error
  return fault ? exitCodeOf(fault) : EXIT.ok
}

function formatGood(file: string, { name, steps, inputs, cid }: CheckedRecipe, { style }: Output): string {
  const wanted = inputs
    .filter(({ isFixed }) => !isFixed)
    .map((input) => `${input.name} (${input.kind}${input.isList ? ', list' : ''})`)
  const needs = wanted.length === 0 ? 'needs no inputs' : `needs ${wanted.join(', ')}`
  const known = cid === undefined ? '' : `\n  cid  ${cid}`
  return `${style.green('✓')} ${harmless(file)}  ${style.dim(harmless(`${name ?? ''}, ${count(steps, 'step')}, ${needs}`))}${known}`
}
