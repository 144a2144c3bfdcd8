/** `artdag watch-folder`: a recipe over every file that comes into a folder. */
import { realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'
import { ArtDagError, EXIT } from '../../contract/errors.ts'
import { readRecipe } from '../read-text.ts'
import { readTime } from '../read-time.ts'
import { addRenderOptions, type RenderOptions, readInputs } from '../request.ts'
import type { Session, Shell } from '../shell.ts'
import { harmless } from '../style.ts'
import { FILE_MARK, isPattern } from '../watch-folder/render-file.ts'
import { watchFolder } from '../watch-folder/watch-folder.ts'

const MORE = `
A file is complete when nobody has changed it for a while. What was done is remembered by its bytes, in the folder of
the results: a file that is renamed, or there again after a restart, is not rendered again. Ctrl-C ends it.

Example:
  artdag watch-folder incoming proxy.yaml -i clip=@ -o proxies
  artdag watch-folder incoming title.yaml -i back=@ -i logo=logo.png -o 'done/{name}.mp4'
`

interface Options extends RenderOptions {
  readonly output: string
  readonly settle: number
  readonly once?: boolean
}

export function addWatchFolder(program: Command, shell: Shell): void {
  addRenderOptions(
    program
      .command('watch-folder')
      .argument('<folder>', 'where files come in')
      .argument('<recipe>', 'file of a recipe; -i <name>=@ is where each file goes')
      .description('render a recipe for every file that comes into a folder'),
  )
    .requiredOption('-o, --output <folder>', 'folder of the results, or a pattern: out/{name}.mp4')
    .option('--settle <time>', 'a file is complete when unchanged for so long', readTime, 3)
    .option('--once', 'end when all that is there is done')
    .addHelpText('after', MORE)
    .action((folder: string, recipe: string, options: Options) =>
      shell.withEngine((session) => watch(session, folder, recipe, options)),
    )
}

async function watch(session: Session, folder: string, file: string, options: Options): Promise<number> {
  const { output, signal } = session
  const outputFolder = isPattern(options.output) ? path.dirname(options.output) : options.output
  checkOptions(folder, outputFolder, options)
  const recipe = await readRecipe(file)
  const { once = false, settle: settleSec } = options
  if (!once) output.note(harmless(`watching ${folder}; results go to ${options.output}`))
  const { failed } = await watchFolder(session, recipe, { ...options, folder, outputFolder, settleSec, once })
  if (signal.aborted) return once ? EXIT.cancelled : EXIT.ok
  return failed > 0 ? EXIT.failed : EXIT.ok
}

/** @throws ArtDagError USAGE */
function checkOptions(folder: string, outputFolder: string, { input, output }: Options): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw bad(`${folder} is no folder`, 'name a folder')
  if (!readInputs(input).some(({ content }) => content === FILE_MARK))
    throw bad('no input is filled with the files', `say which: -i clip=${FILE_MARK}`)
  if (outputFolder.includes('{') || (isPattern(output) && !output.includes('{name}')))
    throw bad(`${output} is no pattern for results`, 'for example: out/{name}.mp4')
  if (isSameFolder(folder, outputFolder))
    throw bad('results would come into the watched folder, and be rendered again', 'give -o another folder')
}

const isSameFolder = (one: string, other: string): boolean =>
  statSync(other, { throwIfNoEntry: false }) !== undefined && realpathSync(one) === realpathSync(other)

const bad = (message: string, hint: string): ArtDagError => new ArtDagError('USAGE', message, { hint })
