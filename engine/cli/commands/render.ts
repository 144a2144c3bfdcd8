/** `artdag render`: one effect over one file, now or in the background. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import type { RunSummary } from '../../contract/schemas.ts'
import { followRun } from '../follow-run.ts'
import { checkOutputFile } from '../output-file.ts'
import { giveAll } from '../place/files.ts'
import { addTuning, type RenderOptions, requestOf } from '../request.ts'
import type { Session, Shell } from '../shell.ts'

const EXAMPLE = `
Example:
  artdag render glow clip.mp4 --param apply.params.amount=0.4 -o glowing.mp4 --sync
`

interface Options extends Omit<RenderOptions, 'input'> {
  readonly output?: string
  readonly sync?: boolean
}

export function addRender(program: Command, shell: Shell): void {
  addTuning(
    program
      .command('render')
      .argument('<effect>', 'name of an effect')
      .argument('<media>', 'file, CID or name')
      .description('apply an effect to a file'),
  )
    .option('-o, --output <file>', 'write the result to this file; its extension chooses the profile')
    .option('--sync', 'render now, instead of in the background')
    .addHelpText('after', EXAMPLE)
    .action((effect: string, media: string, options: Options) =>
      shell.withEngine((session) => render(session, effect, media, options)),
    )
}

async function render(session: Session, effect: string, media: string, options: Options): Promise<number> {
  const { client, files, signal } = session
  if (options.output !== undefined) checkOutputFile(options.output, [media])
  const recipe = await client.recipes.forEffect({ effect })
  const request = requestOf(
    recipe,
    options,
    await giveAll(files, [{ name: 'media', content: media }]),
    options.output,
  )
  if (options.sync || options.fresh) {
    const events = client.runs.start({ ...request, fresh: options.fresh ?? false }, { signal })
    return await followRun(session, events, { outputFile: options.output })
  }
  const run = await client.runs.queue(request, { signal })
  session.output.result(run, () => run.runId)
  session.output.note(whatNow(run, options.output))
  return EXIT.ok
}

/** A run in the background cannot write to the user's folders: nobody would see it fail. */
function whatNow({ runId, state }: RunSummary, outputFile: string | undefined): string {
  const target = outputFile === undefined ? '' : ` -o ${outputFile}`
  const done = state === 'finished' ? 'rendered before; see it with' : `${state}; watch it with`
  return `${done}: artdag watch ${runId}${target}`
}
