/** `artdag plan` and `artdag explain`: what a run would do, without doing it. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import type { PlanReport } from '../../contract/schemas.ts'
import { checkOutputFile } from '../output-file.ts'
import { formatCommands, formatExplanation, formatPlan } from '../plan-text.ts'
import { readRecipe } from '../read-text.ts'
import { addRenderOptions, type RenderOptions, readInputs, requestOf } from '../request.ts'
import type { Session, Shell } from '../shell.ts'
import { harmless } from '../style.ts'

const PLAN_EXAMPLE = `
Example:
  artdag plan cut.yaml -i a=one.mp4 -i b=two.mp4 -o plan.json
  artdag execute plan.json
`
const EXPLAIN_EXAMPLE = `
Example:
  artdag explain cut.yaml -i a=one.mp4 -i b=two.mp4
`

interface PlanOptions extends RenderOptions {
  readonly output?: string
  readonly commands?: boolean
}

export function addPlanCommands(program: Command, shell: Shell): void {
  addRenderOptions(
    program
      .command('plan')
      .argument('<recipe>', 'file of a recipe')
      .description('show what would run, and why'),
  )
    .option('-o, --output <file>', 'write the plan document, for artdag execute')
    .option('--commands', 'show the command of every task')
    .addHelpText('after', PLAN_EXAMPLE)
    .action((file: string, options: PlanOptions) =>
      shell.withEngine((session) => plan(session, file, options)),
    )
  addRenderOptions(
    program
      .command('explain')
      .argument('<recipe>', 'file of a recipe')
      .description('say for every step why it would run, or not'),
  )
    .addHelpText('after', EXPLAIN_EXAMPLE)
    .action((file: string, options: RenderOptions) =>
      shell.withEngine(async (session) => {
        const { report } = await makePlan(session, file, options)
        session.output.result(report, () => formatExplanation(report, session.output))
        return EXIT.ok
      }),
    )
}

async function plan(session: Session, file: string, options: PlanOptions): Promise<number> {
  const { output: target, commands = false } = options
  const sources = [file, ...readInputs(options.input).map(({ content }) => content)]
  if (target !== undefined) checkOutputFile(target, sources)
  const { report, document } = await makePlan(session, file, options)
  if (target !== undefined) await writeDocument(target, document)
  showPlan(session, report, commands)
  if (target !== undefined) {
    session.output.note(harmless(`written to ${target}; run it with: artdag execute ${target}`))
  }
  return EXIT.ok
}

async function writeDocument(file: string, document: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(document, null, 2)}\n`)
}

async function makePlan({ client, signal }: Session, file: string, options: RenderOptions) {
  const request = requestOf(await readRecipe(file), options, readInputs(options.input))
  return await client.plans.make({ ...request, fresh: options.fresh ?? false }, { signal })
}

/** A report, its warnings as notes. */
export function showPlan(
  { output }: Pick<Session, 'output'>,
  report: PlanReport,
  hasCommands: boolean,
): void {
  for (const warning of report.warnings) output.note(`${output.noteStyle.orange('!')} ${harmless(warning)}`)
  output.result(report, () =>
    [
      formatPlan(report, output),
      ...(hasCommands && report.tasks.length > 0 ? ['', formatCommands(report, output)] : []),
    ].join('\n'),
  )
}
