/** Recipes that are open, by name. A page that is left and come back to finds its undo history and its saving. */
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { type Autosave, createAutosave } from './autosave.ts'
import { createDocument, type RecipeDocument } from './document-store.ts'
import { freeName } from './free-name.ts'
import { openReader } from './reader.ts'

export interface OpenDocument {
  readonly name: string
  readonly document: RecipeDocument
  readonly autosave: Autosave
  /** Of a version that no name stands for now: what it is of. Its first edit is kept under `name`. */
  readonly copyOf?: string
}

const open = new Map<string, OpenDocument>()
const opening = new Map<string, Promise<OpenDocument>>()

/** So many that nobody misses one, and no more workers than that. */
const MOST_OPEN = 4

/** By the name of a recipe, or the CID of any version. `label`: what undoing a change from elsewhere is called. @throws ArtDagError NOT_FOUND */
export function openDocument(client: EngineClient, id: string, label: string): Promise<OpenDocument> {
  const known = open.get(id)
  if (known) return refresh(client, known, label)
  const asked = opening.get(id) ?? openAnew(client, id).finally(() => opening.delete(id))
  opening.set(id, asked)
  return asked
}

async function openAnew(client: EngineClient, id: string): Promise<OpenDocument> {
  const found = await find(client, id)
  const reader = openReader()
  const { text, reading } = await reader.ask({ text: found.text, fileName: `${found.name}.yaml`, edits: [] })
  const document = createDocument({ name: found.name, text, reading, reader, now: Date.now })
  const autosave = createAutosave({
    text,
    save: (next) =>
      client.recipes.saveDraft({
        name: found.name,
        text: next,
        ...(found.parent === undefined ? {} : { parent: found.parent }),
      }),
  })
  document.store.subscribe((state) => autosave.take(state.text))
  const opened: OpenDocument = { ...found, document, autosave }
  open.set(found.name, opened)
  closeOldest()
  return opened
}

/** What another window or program made of it meanwhile; it can be undone. */
async function refresh(client: EngineClient, known: OpenDocument, label: string): Promise<OpenDocument> {
  const { name, document, autosave } = known
  open.delete(name)
  open.set(name, known)
  if (autosave.store.getState().kind !== 'saved' || known.copyOf !== undefined) return known
  try {
    const { text } = await client.recipes.draft({ name })
    if (text !== document.store.getState().text) document.type(text, label)
  } catch (error) {
    if (!isAway(error)) {
      closeDocument(name)
      throw error
    }
  }
  return known
}

const isAway = (error: unknown): boolean =>
  error instanceof ArtDagError && error.code === 'SERVER_UNREACHABLE'

function closeOldest(): void {
  for (const [name, { document, autosave }] of open) {
    if (open.size <= MOST_OPEN) return
    if (autosave.store.getState().kind !== 'saved') continue
    document.close()
    open.delete(name)
  }
}

/** Of a recipe that is deleted. */
export function closeDocument(name: string): void {
  open.get(name)?.document.close()
  open.delete(name)
}

interface Found {
  readonly name: string
  readonly text: string
  readonly copyOf?: string
  readonly parent?: Awaited<ReturnType<EngineClient['recipes']['draft']>>['cid']
}

async function find(client: EngineClient, id: string): Promise<Found> {
  try {
    const { text } = await client.recipes.draft({ name: id })
    return { name: id, text }
  } catch (error) {
    if (!(error instanceof ArtDagError) || error.code !== 'NOT_FOUND') throw error
    return findVersion(client, id)
  }
}

async function findVersion(client: EngineClient, id: string): Promise<Found> {
  const { text, cid, name } = await client.recipes.get({ id })
  const of = name ?? id
  return { name: await freeName(client, of), text, copyOf: of, parent: cid }
}
