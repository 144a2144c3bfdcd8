/** `artdag run`: renders a recipe. */
import type { Command } from 'commander'
import { followRun } from '../follow-run.ts'
import { checkOutputFile } from '../output-file.ts'
import { giveAll } from '../place/files.ts'
import { readRecipe } from '../read-text.ts'
import { addRenderOptions, type RenderOptions, readInputs, requestOf } from '../request.ts'
import type { Shell } from '../shell.ts'

const EXAMPLE = `
Example:
  artdag run cut.yaml -i clips=a.mp4 -i clips=b.mp4 --param speed=1.5 -o film.mp4
  artdag run cut.yaml -i clips=a.mp4 --profile draft --from 58 --to 1:05.5
`

interface Options extends RenderOptions {
  readonly output?: string
}

export function addRun(program: Command, shell: Shell): void {
  addRenderOptions(
    program.command('run').argument('<recipe>', 'file of a recipe').description('render a recipe'),
  )
    .option('-o, --output <file>', 'write the result to this file; its extension chooses the profile')
    .addHelpText('after', EXAMPLE)
    .action((file: string, options: Options) =>
      shell.withEngine(async (session) => {
        const inputs = readInputs(options.input)
        if (options.output !== undefined)
          checkOutputFile(options.output, [file, ...inputs.map(({ content }) => content)])
        const request = requestOf(
          await readRecipe(file),
          options,
          await giveAll(session.files, inputs),
          options.output,
        )
        const events = session.client.runs.start(
          { ...request, fresh: options.fresh ?? false },
          { signal: session.signal },
        )
        return await followRun(session, events, { outputFile: options.output })
      }),
    )
}
