/** `artdag show`, `cat`, `ls` and `rm`: what is in the store. */
import type { Command } from 'commander'
import { ArtDagError, EXIT, reportError } from '../../contract/errors.ts'
import type { ContentItem } from '../../contract/procedures.ts'
import { formatItem, formatItems } from '../content-text.ts'
import { formatBytes, shortCid } from '../quantities.ts'
import type { Session, Shell } from '../shell.ts'
import { formatTree } from '../tree-text.ts'
import { writeContent } from '../write-content.ts'
import { readCount } from './runs.ts'

export function addContentCommands(program: Command, shell: Shell): void {
  program
    .command('ls')
    .description('list what is stored')
    .option('-n, --number <count>', 'at most so many', readCount)
    .addHelpText('after', '\nExample:\n  artdag ls --json\n')
    .action(({ number }: { number?: number }) => shell.withEngine((session) => list(session, number)))
  program
    .command('show')
    .argument('<name>', 'CID, beginning of one, hash or name')
    .description('show what is known of a file or document')
    .option('--tree', 'how it was made, down to the sources; also of a run')
    .addHelpText('after', '\nExample:\n  artdag show intro\n  artdag show --tree bafybeiehb2qe\n')
    .action((name: string, { tree = false }: { tree?: boolean }) =>
      shell.withEngine((session) => (tree ? showTree(session, name) : show(session, name))),
    )
  program
    .command('cat')
    .argument('<name>', 'CID, beginning of one, hash or name')
    .description('write the bytes of a file or document to stdout')
    .addHelpText('after', '\nExample:\n  artdag cat intro > intro.mp4\n')
    .action((name: string) => shell.withEngine((session) => writeContent(session, name)))
  program
    .command('rm')
    .argument('<name...>', 'CIDs, hashes or names')
    .description('delete files from the store')
    .addHelpText('after', '\nExample:\n  artdag rm intro bafybeiehb2qe\n')
    .action((names: readonly string[]) => shell.withEngine((session) => removeAll(session, names)))
}

async function show({ client, output, signal }: Session, name: string): Promise<number> {
  const found = await client.content.show({ name }, { signal })
  output.result(found, () => formatItem(found, output))
  return EXIT.ok
}

async function showTree({ client, output, signal }: Session, name: string): Promise<number> {
  const found = await client.content.tree({ name }, { signal })
  output.result(found, () => formatTree(found, output))
  if (!found.file.madeBy) output.note('nothing here made it; what was made from it: artdag why <file or CID>')
  return EXIT.ok
}

/** The most the contract gives at once. */
const PAGE = 1000

async function list({ client, output, signal }: Session, number: number | undefined): Promise<number> {
  const items: ContentItem[] = []
  let cursor: string | undefined
  do {
    const limit = Math.min(PAGE, (number ?? Number.POSITIVE_INFINITY) - items.length)
    const page = await client.content.list({ limit, cursor }, { signal })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined && items.length < (number ?? Number.POSITIVE_INFINITY))
  output.result(items, () => formatItems(items, output))
  if (items.length === 0) output.note('nothing is stored yet; begin with: artdag import <file>')
  return EXIT.ok
}

/** One that cannot be deleted ends it; what was deleted by then is said. */
async function removeAll({ client, output, signal }: Session, names: readonly string[]): Promise<number> {
  const removed: { name: string; cid: string; freedBytes: number }[] = []
  try {
    for (const name of names) {
      const { cid, freedBytes } = await client.content.remove({ name }, { signal })
      removed.push({ name, cid, freedBytes })
      output.print(`deleted ${output.isForEyes ? shortCid(cid) : cid}  ${formatBytes(freedBytes)} freed`)
    }
  } catch (error) {
    if (!(error instanceof ArtDagError) || removed.length === 0) throw error
    const { code, message, hint, details } = reportError(error)
    throw new ArtDagError(code, message, {
      ...(hint === undefined ? {} : { hint }),
      details: { ...details, removed },
      cause: error,
    })
  }
  output.json(removed)
  return EXIT.ok
}
