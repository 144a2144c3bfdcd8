/** What fills a recipe's inputs: paths are imported, names and CIDs looked up, and every file's facts are known after. */
import { statSync } from 'node:fs'
import path from 'node:path'
import { closest } from 'fastest-levenshtein'
import { parseCidText } from '../../content/cid.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { RunEvent } from '../../contract/events.ts'
import type { Cid } from '../../contract/ids.ts'
import type { InputBinding } from '../../contract/schemas.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import type { SourceFile } from '../../plan/graph.ts'
import type { Recipe, RecipeInput } from '../../recipe/recipe.ts'
import type { EngineParts } from '../parts.ts'
import { factsOf, importMedia } from './import-media.ts'

export interface FillOptions {
  /** Whether a binding may be a path on this machine; never true for strangers. A recipe's own pins never are paths. */
  readonly mayReadPaths: boolean
  readonly emit: (event: RunEvent) => void
  readonly signal?: AbortSignal | undefined
}

/** Files by recipe input; inputs that nothing fills are absent. @throws ArtDagError USAGE, INPUT_MISSING, MEDIA_… */
export async function fillInputs(
  recipe: Recipe,
  bindings: readonly InputBinding[],
  parts: EngineParts,
  options: FillOptions,
): Promise<ReadonlyMap<string, readonly SourceFile[]>> {
  checkNames(recipe, bindings)
  const files = new Map<string, readonly SourceFile[]>()
  for (const input of recipe.inputs) {
    const given = bindings.filter(({ name }) => name === input.name).map(({ content }) => content)
    const wanted = given.length > 0 ? given : input.pin === undefined ? [] : [input.pin]
    const sources: SourceFile[] = []
    for (const content of wanted) {
      const source = await (given.length > 0
        ? fillOne(input, content, parts, options)
        : fillPinned(input, content, parts, options))
      if (source) sources.push(source)
    }
    if (sources.length > 0) files.set(input.name, sources)
  }
  return files
}

function checkNames(recipe: Recipe, bindings: readonly InputBinding[]): void {
  const names = recipe.inputs.map(({ name }) => name)
  for (const { name } of bindings) {
    if (names.includes(name)) continue
    const hint =
      names.length === 0
        ? 'it has no inputs'
        : `did you mean “${closest(name, names)}”? Its inputs: ${names.join(', ')}`
    throw new ArtDagError('USAGE', `the recipe has no input “${name}”`, { hint, details: { input: name } })
  }
  for (const { name, isList } of recipe.inputs) {
    const count = bindings.filter((binding) => binding.name === name).length
    if (count > 1 && !isList) {
      throw new ArtDagError('USAGE', `input “${name}” takes one file, ${count} are given`, {
        hint: 'declare it with list: true to take several',
      })
    }
  }
}

/** A pin is never a path. One that is not found only matters when a step needs it, and is refused there. */
async function fillPinned(
  input: RecipeInput,
  pin: string,
  parts: EngineParts,
  options: FillOptions,
): Promise<SourceFile | undefined> {
  try {
    return await fillOne(input, pin, parts, { ...options, mayReadPaths: false })
  } catch (error) {
    if (!(error instanceof ArtDagError) || error.code !== 'INPUT_MISSING') throw error
    options.emit({ event: 'warning', message: error.message })
    return undefined
  }
}

async function fillOne(
  input: RecipeInput,
  content: string,
  parts: EngineParts,
  options: FillOptions,
): Promise<SourceFile> {
  const found = await findContent(input, content, parts, options)
  const facts = await factsOf(found.cid, found.title, parts, options)
  if (input.kind !== 'any' && !holds(facts, input.kind)) {
    throw new ArtDagError(
      'INPUT_MISSING',
      `input “${input.name}” wants ${input.kind}, but ${found.title} is ${facts.kind} without it`,
      {
        hint: `give a file with ${input.kind === 'audio' ? 'sound' : 'pictures'}`,
        details: { input: input.name, cid: found.cid, kind: facts.kind },
      },
    )
  }
  return { cid: found.cid, facts, title: found.title }
}

/** A video holds sound when it has a sound track; a picture can stand where a video is asked for. */
const holds = (facts: MediaFacts, kind: 'video' | 'audio' | 'image'): boolean =>
  kind === 'audio' ? facts.audio.length > 0 : facts.video.length > 0

interface Found {
  readonly cid: Cid
  /** For people. */
  readonly title: string
}

async function findContent(
  input: RecipeInput,
  content: string,
  parts: EngineParts,
  options: FillOptions,
): Promise<Found> {
  const whole = parseCidText(content)
  if (whole) return requireStored(input, whole, parts)
  if (options.mayReadPaths && isFile(content)) return importPath(input, content, parts, options)
  try {
    return requireStored(
      input,
      await parts.names.resolveContent(content, options.signal ? { signal: options.signal } : {}),
      parts,
    )
  } catch (error) {
    throw error instanceof ArtDagError && error.code === 'NOT_FOUND'
      ? missing(input, content, options, error)
      : error
  }
}

const isFile = (text: string): boolean => statSync(text, { throwIfNoEntry: false }) !== undefined

async function importPath(
  input: RecipeInput,
  file: string,
  parts: EngineParts,
  { emit, signal }: FillOptions,
): Promise<Found> {
  const total = statSync(file).size
  const onProgress = (done: number): void =>
    emit({ event: 'preparing', phase: 'import', subject: input.name, done, total })
  const { cid } = await importMedia(file, parts, { onProgress, signal })
  return { cid, title: path.basename(file) }
}

function requireStored(input: RecipeInput, cid: Cid, parts: EngineParts): Found {
  const [name] = parts.names.namesOf(cid)
  if (parts.store.has(cid)) return { cid, title: name ?? input.name }
  throw new ArtDagError('INPUT_MISSING', `input “${input.name}”: ${cid} is not in the store`, {
    hint: 'import the file first: artdag import <path>',
    details: { input: input.name, cid },
  })
}

function missing(
  input: RecipeInput,
  content: string,
  { mayReadPaths }: FillOptions,
  cause: ArtDagError,
): ArtDagError {
  const what = mayReadPaths
    ? 'a file, a CID or a name of anything stored'
    : 'a CID or a name of anything stored'
  return new ArtDagError('INPUT_MISSING', `input “${input.name}”: “${content}” is not ${what}`, {
    hint: cause.hint ?? `give another with -i ${input.name}=<file or CID>`,
    details: { input: input.name, content },
    cause,
  })
}
