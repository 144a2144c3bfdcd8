/** `artdag still`: one frame of any step of a recipe. */
import type { Command } from 'commander'
import { followRun } from '../follow-run.ts'
import { checkOutputFile } from '../output-file.ts'
import { giveAll } from '../place/files.ts'
import { readRecipe } from '../read-text.ts'
import { readTime } from '../read-time.ts'
import { addInputs, addParams, type RenderOptions, readInputs, requestOf } from '../request.ts'
import type { Session, Shell } from '../shell.ts'

const EXAMPLE = `
Example:
  artdag still cut.yaml -i clips=a.mp4 -i clips=b.mp4 --node joined --at 1:05.5 -o frame.png
`

interface Options extends Omit<RenderOptions, 'from' | 'to' | 'target' | 'keepIntermediates'> {
  readonly node?: string
  readonly at: number
  readonly output?: string
}

export function addStill(program: Command, shell: Shell): void {
  addParams(
    addInputs(
      program
        .command('still')
        .argument('<recipe>', 'file of a recipe')
        .description('render one frame of any step'),
    ),
  )
    .option('--node <id>', 'step or input to look at (default: the output)')
    .option('--at <time>', 'when: seconds, m:ss or h:mm:ss', readTime, 0)
    .option('-o, --output <file>', 'write the picture to this file; its extension chooses the profile')
    .addHelpText('after', EXAMPLE)
    .action((file: string, options: Options) =>
      shell.withEngine((session) => renderStill(session, file, options)),
    )
}

async function renderStill(session: Session, file: string, options: Options): Promise<number> {
  const { client, files, signal } = session
  const { node, at: atSec, output: outputFile, fresh = false } = options
  const inputs = readInputs(options.input)
  if (outputFile !== undefined) checkOutputFile(outputFile, [file, ...inputs.map(({ content }) => content)])
  const request = requestOf(await readRecipe(file), options, await giveAll(files, inputs), outputFile)
  const events = client.runs.start({ ...request, still: { node, atSec }, fresh }, { signal })
  return await followRun(session, events, { outputFile })
}
