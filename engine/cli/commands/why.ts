/** `artdag why`: where a file comes from. */
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import { formatOrigin } from '../origin-text.ts'
import type { Shell } from '../shell.ts'

const MORE = `
A file is known by its bytes, else by the tag in its container. Exit code 1: it is not known.

Example:
  artdag why ~/Downloads/film.mp4
`

export function addWhy(program: Command, shell: Shell): void {
  program
    .command('why')
    .argument('<file>', 'any file; or CID, beginning of one, hash or name')
    .description('tell where a file comes from: what made it, and what was made from it')
    .addHelpText('after', MORE)
    .action((file: string) =>
      shell.withEngine(async ({ client, output, signal }) => {
        const origin = await client.content.why({ content: file }, { signal })
        output.result(origin, () => formatOrigin(file, origin, output))
        return origin.knownBy === 'nothing' ? EXIT.failed : EXIT.ok
      }),
    )
}
