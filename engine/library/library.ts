/** What people keep and say, put together: recipes, notes about content, what shows it, the trash. */
import type { Documents } from '../content/documents.ts'
import type { ContentStore } from '../content/store.ts'
import type { Cid } from '../contract/ids.ts'
import type { Database } from '../database/open.ts'
import { createFindContent, type FindContent } from './find-content.ts'
import { createGlance, type Glance } from './glance.ts'
import { createDerived, createPublished, type Derived, type Published } from './marks.ts'
import { createMetaTable, type MetaTable } from './meta-table.ts'
import { createRecipesTable, type RecipesTable } from './recipes-table.ts'
import { Trash } from './trash.ts'

export interface Library {
  readonly recipes: RecipesTable
  readonly meta: MetaTable
  readonly find: FindContent
  readonly glance: (cid: Cid) => Glance
  readonly derived: Derived
  readonly published: Published
  readonly trash: Trash
}

export interface LibraryParts {
  readonly database: Database
  readonly store: ContentStore
  readonly documents: Documents
  /** Where files lie. */
  readonly home: string
}

export function createLibrary({ database, store, documents, home }: LibraryParts): Library {
  const derived = createDerived(database)
  return {
    recipes: createRecipesTable(database, documents),
    meta: createMetaTable(database),
    find: createFindContent(database),
    glance: createGlance(database),
    derived,
    published: createPublished(database),
    trash: new Trash({ database, store, derived, home }),
  }
}
