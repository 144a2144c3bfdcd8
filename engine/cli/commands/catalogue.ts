/** `artdag nodes` and `artdag profiles`: what recipes can be made of, and how results are written. */
import type { Command } from 'commander'
import { ArtDagError, EXIT } from '../../contract/errors.ts'
import { formatNode, formatNodes } from '../node-text.ts'
import type { Session, Shell } from '../shell.ts'
import { formatTable } from '../table.ts'

export function addCatalogueCommands(program: Command, shell: Shell): void {
  program
    .command('nodes')
    .argument('[type]', 'only this type, with all it can be told')
    .description('list the node types of recipes')
    .addHelpText('after', '\nExample:\n  artdag nodes SEQUENCE\n')
    .action((type: string | undefined) => shell.withEngine((session) => showNodes(session, type)))
  program
    .command('profiles')
    .description('list the ways a result can be written')
    .addHelpText('after', '\nExample:\n  artdag profiles\n')
    .action(() =>
      shell.withEngine(async ({ client, output }) => {
        const profiles = await client.system.profiles({})
        const rows = profiles.map(({ name, kind, extension, title, picture, sound }) => [
          name,
          kind,
          `.${extension}`,
          title,
          { text: [picture, sound].filter(Boolean).join('; '), paint: output.style.dim },
        ])
        output.result(profiles, () => formatTable(rows))
        return EXIT.ok
      }),
    )
}

async function showNodes({ client, output }: Session, type: string | undefined): Promise<number> {
  const nodes = await client.system.nodes({})
  if (type === undefined) {
    output.result(nodes, () => formatNodes(nodes, output))
    return EXIT.ok
  }
  const node = nodes.find((known) => known.type === type.toUpperCase())
  if (!node) {
    throw new ArtDagError('USAGE', `there is no node type ${JSON.stringify(type)}`, {
      hint: `types: ${nodes.map((known) => known.type).join(', ')}`,
    })
  }
  output.result(node, () => formatNode(node, output))
  return EXIT.ok
}
