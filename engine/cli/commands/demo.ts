/** `artdag demo`: media made on the spot, a recipe over it, and what to try next. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import { followRun } from '../follow-run.ts'
import { checkOutputFile } from '../output-file.ts'
import { requestOf } from '../request.ts'
import type { Session, Shell } from '../shell.ts'
import { formatTable } from '../table.ts'
import { showPlan } from './plan.ts'

export function addDemo(program: Command, shell: Shell): void {
  program
    .command('demo')
    .description('see it work, on media it makes itself')
    .option('-o, --output <file>', 'write the result to this file')
    .addHelpText('after', '\nExample:\n  artdag demo -o demo.mp4\n')
    .action((options: { output?: string }) =>
      shell.withLocalEngine((session) => demo(session, options.output)),
    )
}

async function demo(session: Session, outputFile: string | undefined): Promise<number> {
  const { client, output, signal } = session
  if (outputFile !== undefined) checkOutputFile(outputFile)
  output.note('two clips and a rhythm, drawn by ffmpeg …')
  const { recipe, inputs } = await client.system.demo({}, { signal })
  const request = requestOf(recipe, {}, inputs, outputFile)
  if (!output.isJson) {
    const { report } = await client.plans.make(request, { signal })
    showPlan(session, report, false)
    output.print('')
  }
  const exitCode = await followRun(session, client.runs.start(request, { signal }), { outputFile })
  if (exitCode === EXIT.ok) output.note(nextSteps(session))
  return exitCode
}

/** As the user started this: `npx artdag` where npm did it. */
function nextSteps({ terminal, output }: Session): string {
  const artdag = terminal.env.npm_command === 'exec' ? 'npx artdag' : 'artdag'
  const { dim } = output.noteStyle
  const rows = [
    [`${artdag} demo -o demo.mp4`, 'the same again: at once, as a file to play'],
    [`${artdag} show <cid>`, 'what a CID stands for; the provenance says how it was made'],
    [`${artdag} render glow <your clip> -o out.mp4 --sync`, 'an effect over a clip of yours'],
  ]
  return `\nTry next:\n${formatTable(
    rows.map(([command = '', what = '']) => [command, { text: what, paint: dim }]),
    { indent: '  ' },
  )}`
}
