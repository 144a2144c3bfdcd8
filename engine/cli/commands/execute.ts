/** `artdag execute`: renders a plan document. */
import { statSync } from 'node:fs'
import type { Command } from 'commander'
import { ArtDagError, EXIT } from '../../contract/errors.ts'
import type { FailurePolicy } from '../../contract/schemas.ts'
import { followRun } from '../follow-run.ts'
import { readText } from '../read-text.ts'
import { onFailure } from '../request.ts'
import type { Shell } from '../shell.ts'
import { showPlan } from './plan.ts'

const EXAMPLE = `
Example:
  artdag plan cut.yaml -i a=one.mp4 -o plan.json
  artdag execute plan.json --dry-run
`

interface Options {
  readonly dryRun?: boolean
  readonly fresh?: boolean
  readonly onFailure?: FailurePolicy
}

export function addExecute(program: Command, shell: Shell): void {
  program
    .command('execute')
    .argument('<plan>', 'file of a plan document, or its CID')
    .description('render a plan made before')
    .option('--dry-run', 'check it and show what would run')
    .option('--fresh', 'render again what is in the cache')
    .addOption(onFailure())
    .addHelpText('after', EXAMPLE)
    .action((text: string, options: Options) =>
      shell.withEngine(async (session) => {
        const { client, signal } = session
        const plan = await readPlan(text)
        if (!options.dryRun)
          return await followRun(
            session,
            client.runs.execute(
              { plan, fresh: options.fresh ?? false, onFailure: options.onFailure },
              { signal },
            ),
          )
        showPlan(session, await client.plans.check({ plan }, { signal }), true)
        return EXIT.ok
      }),
    )
}

/** The document in the file; what is no file is handed on, as the CID of a plan. */
async function readPlan(text: string): Promise<unknown> {
  if (!statSync(text, { throwIfNoEntry: false }) && !/[./\\]/.test(text)) return text
  const json = await readText(text, 'plan')
  try {
    return JSON.parse(json) as unknown
  } catch (cause) {
    throw new ArtDagError('USAGE', `${text} is no plan document: ${(cause as Error).message}`, {
      hint: 'write one with: artdag plan <recipe> -o plan.json',
      cause,
    })
  }
}
