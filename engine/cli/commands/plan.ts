/** `artdag plan` and `artdag explain`: what a run would do, without doing it. */
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import type { PlanReport } from '../../contract/schemas.ts'
import type { Output } from '../output.ts'
import { checkOutputFile } from '../output-file.ts'
import { giveAll } from '../place/files.ts'
import { formatCommands, formatExplanation, formatPlan } from '../plan-text.ts'
import { readRecipe } from '../read-text.ts'
import { addRenderOptions, type RenderOptions, readInputs, requestOf } from '../request.ts'
import { notElsewhere, type Session, type Shell } from '../shell.ts'
import { harmless } from '../style.ts'

const PLAN_EXAMPLE = `
Example:
  artdag plan cut.yaml -i a=one.mp4 -i b=two.mp4 -o plan.json
  artdag execute plan.json
  artdag plan cut.yaml -i a=one.mp4 --as-script > cut.sh
`
const EXPLAIN_EXAMPLE = `
Example:
  artdag explain cut.yaml -i a=one.mp4 -i b=two.mp4
`

interface PlanOptions extends RenderOptions {
  readonly output?: string
  readonly commands?: boolean
  readonly asScript?: boolean
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
    .option('--as-script', 'print a shell script that renders it without Art DAG; with -o, write that')
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
  if (options.asScript) return await writeScript(session, file, options)
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

async function writeScript(session: Session, file: string, options: PlanOptions): Promise<number> {
  const { client, output, signal, remote } = session
  if (remote) throw notElsewhere()
  const { output: target, fresh = false } = options
  const request = requestOf(await readRecipe(file), options, readInputs(options.input))
  const script = await client.plans.script({ ...request, fresh }, { signal })
  noteWarnings(output, script.warnings)
  output.result(script, () => (target === undefined ? script.script.trimEnd() : ''))
  if (target === undefined) return EXIT.ok
  await mkdir(path.dirname(target), { recursive: true })
  await writeFile(target, script.script)
  await chmod(target, RUNNABLE)
  output.note(harmless(`written to ${target}; run it with: sh ${target} ${script.outputName}`))
  return EXIT.ok
}

const RUNNABLE = 0o755

async function makePlan({ client, files, signal }: Session, file: string, options: RenderOptions) {
  const inputs = await giveAll(files, readInputs(options.input))
  const request = requestOf(await readRecipe(file), options, inputs)
  return await client.plans.make({ ...request, fresh: options.fresh ?? false }, { signal })
}

function noteWarnings(output: Output, warnings: readonly string[]): void {
  for (const warning of warnings) output.note(`${output.noteStyle.orange('!')} ${harmless(warning)}`)
}

/** A report, its warnings as notes. */
export function showPlan(
  { output }: Pick<Session, 'output'>,
  report: PlanReport,
  hasCommands: boolean,
): void {
  noteWarnings(output, report.warnings)
  output.result(report, () =>
    [
      formatPlan(report, output),
      ...(hasCommands && report.tasks.length > 0 ? ['', formatCommands(report, output)] : []),
    ].join('\n'),
  )
}
