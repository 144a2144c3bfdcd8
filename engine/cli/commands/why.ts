/** `artdag why`: where a file comes from. */
import path from 'node:path'
import type { Command } from 'commander'
import { EXIT } from '../../contract/errors.ts'
import type { Origin } from '../../contract/provenance.ts'
import { formatOrigin } from '../origin-text.ts'
import type { Session, Shell } from '../shell.ts'
import { createStatusLine, showBytes } from '../status-line.ts'

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
      shell.withEngine(async (session) => {
        const { output } = session
        const origin = await findOrigin(session, file)
        output.result(origin, () => formatOrigin(file, origin, output))
        return origin.knownBy === 'nothing' ? EXIT.failed : EXIT.ok
      }),
    )
}

/** A large file takes a while to be read; the line says how far that is. */
async function findOrigin(session: Session, file: string): Promise<Origin> {
  const line = createStatusLine(session)
  try {
    for await (const event of await session.client.content.why(
      { content: await session.files.nameOf(file) },
      { signal: session.signal },
    )) {
      if (event.event === 'found') return event.origin
      showBytes(line, `reading ${path.basename(file)}`, event)
    }
  } finally {
    line.clear()
  }
  throw new Error('the search ended without an answer')
}
