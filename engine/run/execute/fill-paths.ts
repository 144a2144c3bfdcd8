/** Paths of stored and bundled files in the place of their names in a command. */
import type { Cid } from '../../contract/ids.ts'
import type { Command } from '../../media/command.ts'
import { assetsOf, fillPlaceholders } from '../../media/graph/placeholders.ts'
import type { EngineParts } from '../parts.ts'
import { locateAssets } from './locate-assets.ts'
import { locateAll } from './run-command.ts'

/** Of a command that reads stored files alone and writes none. @throws ArtDagError NOT_FOUND, STORE_CORRUPT, INPUT_CHANGED */
export async function fillInputPaths(
  { argv, inputs }: Command,
  parts: Pick<EngineParts, 'store'>,
): Promise<readonly string[]> {
  const cids = inputs.flatMap((input) => (input.kind === 'media' ? [input.cid] : []))
  const paths = await locateAll(cids, parts)
  const assets = await locateAssets(assetsOf(argv), parts)
  return fillPlaceholders(argv, (placeholder) => {
    const cid = placeholder.replace(/^\{\w+:?|\}$/g, '') as Cid
    return paths.get(cid) ?? assets.get(cid) ?? placeholder
  })
}
