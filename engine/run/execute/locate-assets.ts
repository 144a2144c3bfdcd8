/** Where the bundled files lie that a command uses: fonts for now. Their bytes are checked once in a process. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { fontByCid } from '../../media/fonts.ts'
import type { EngineParts } from '../parts.ts'

const checked = new Map<Cid, string>()

/** Paths by CID. @throws ArtDagError NOT_FOUND, STORE_CORRUPT */
export async function locateAssets(
  cids: readonly Cid[],
  parts: Pick<EngineParts, 'store'>,
): Promise<ReadonlyMap<Cid, string>> {
  for (const cid of cids) if (!checked.has(cid)) checked.set(cid, await locateFont(cid, parts))
  return new Map(cids.map((cid) => [cid, checked.get(cid) as string]))
}

async function locateFont(cid: Cid, { store }: Pick<EngineParts, 'store'>): Promise<string> {
  const font = fontByCid(cid)
  if (!font)
    throw new ArtDagError('NOT_FOUND', `no bundled file has the CID ${cid}`, {
      hint: 'plan again with this version',
    })
  const manifest = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')
  const file = path.join(path.dirname(manifest), 'ttf', font.file)
  const { cid: found } = await store.hasher.hash({ path: file })
  if (found === cid) return file
  throw new ArtDagError('STORE_CORRUPT', `the bundled font ${font.file} is not what it should be`, {
    hint: 'install again: npm ci',
  })
}
