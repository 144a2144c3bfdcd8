/** `artdag import`: takes files into the store. */
import path from 'node:path'
import type { Command } from 'commander'
import { ArtDagError, EXIT } from '../../contract/errors.ts'
import type { ContentItem } from '../../contract/procedures.ts'
import type { Output } from '../output.ts'
import type { RemoteFiles } from '../place/remote-files.ts'
import { formatBytes } from '../quantities.ts'
import { notElsewhere, type Session, type Shell } from '../shell.ts'
import { createStatusLine, showBytes } from '../status-line.ts'
import { harmless } from '../style.ts'

const EXAMPLE = `
Example:
  artdag import --name intro intro.mp4
  artdag import --reference /archive/*.mp4
`

interface Options {
  readonly reference?: boolean
  readonly name?: string
}

export function addImport(program: Command, shell: Shell): void {
  program
    .command('import')
    .argument('<file...>', 'media files')
    .description('take files into the store')
    .option('--reference', 'leave the files where they are and only remember them')
    .option('--name <name>', 'a name to find the file by')
    .addHelpText('after', EXAMPLE)
    .action((files: readonly string[], options: Options) =>
      shell.withEngine(async (session) => {
        if (options.name !== undefined && files.length > 1) {
          throw new ArtDagError('USAGE', `one name cannot stand for ${files.length} files`, {
            hint: 'import them one by one',
          })
        }
        for (const file of files) await importOne(session, file, options)
        return EXIT.ok
      }),
    )
}

async function importOne(
  session: Session,
  file: string,
  { reference = false, name }: Options,
): Promise<void> {
  const { client, output, signal, remote } = session
  if (remote) return await sendOne(session, remote, file, { reference, name })
  const line = createStatusLine(session)
  try {
    for await (const event of await client.content.import({ path: file, reference, name }, { signal })) {
      output.json(event)
      if (event.event === 'progress') {
        showBytes(line, `importing ${path.basename(file)}`, event)
        continue
      }
      line.clear()
      output.print(formatImported(file, event, output))
    }
  } finally {
    line.clear()
  }
}

async function sendOne(
  { client, output, signal }: Session,
  remote: RemoteFiles,
  file: string,
  { reference, name }: { readonly reference: boolean; readonly name: string | undefined },
): Promise<void> {
  if (reference) throw notElsewhere()
  const { cid, isNew } = await remote.send(file, name)
  const { item } = await client.content.show({ name: cid }, { signal })
  const event = { event: 'imported', item, isNew } as const
  output.json(event)
  output.print(formatImported(file, event, output))
}

function formatImported(
  file: string,
  { item, isNew }: { item: ContentItem; isNew: boolean },
  { style }: Output,
): string {
  const how = isNew ? '' : ', known before'
  const what = harmless(`${item.summary}  ${formatBytes(item.sizeBytes)}${how}`)
  return `${style.green('✓')} ${item.cid}  ${harmless(file)}  ${style.dim(what)}`
}
