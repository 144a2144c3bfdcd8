/** What people say of content: title, tags, rating, notes, rights. */
import type { ContentMeta } from '../contract/groups/content.ts'
import type { Cid } from '../contract/ids.ts'
import { type Database, inTransaction } from '../database/open.ts'

export type KnownMeta = ContentMeta & { readonly cid: Cid; readonly updatedAt?: string }

export interface MetaTable {
  /** Empty where nothing was said. */
  get(cid: Cid): KnownMeta
  /** What is absent or undefined stays as it is. */
  change(cid: Cid, changes: { readonly [Key in keyof ContentMeta]?: ContentMeta[Key] | undefined }): KnownMeta
}

interface Row {
  title: string
  tags: string
  rating: number
  notes: string
  rights: string
  updated_at: string
}

const NOTHING: ContentMeta = { title: '', tags: [], rating: 0, notes: '', rights: '' }

export function createMetaTable(db: Database): MetaTable {
  const find = db.prepare<[string], Row>('SELECT * FROM content_meta WHERE cid = ?')
  const put = db.prepare(
    'INSERT OR REPLACE INTO content_meta VALUES (@cid, @title, @tags, @rating, @notes, @rights, @now)',
  )
  const get = (cid: Cid): KnownMeta => {
    const row = find.get(cid)
    if (!row) return { cid, ...NOTHING }
    const { tags, updated_at: updatedAt, title, rating, notes, rights } = row
    return { cid, title, rating, notes, rights, tags: JSON.parse(tags) as string[], updatedAt }
  }
  return {
    get,
    change: (cid, changes) =>
      inTransaction(db, () => {
        const { title, tags, rating, notes, rights } = { ...get(cid), ...given(changes) }
        const now = new Date().toISOString()
        put.run({ cid, title, tags: JSON.stringify([...new Set(tags)]), rating, notes, rights, now })
        return get(cid)
      }),
  }
}

const given = (changes: object): Partial<ContentMeta> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
