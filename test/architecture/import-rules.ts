/** Rules about single imports: rooms, and packages behind their file. */
import { CLIENTS, type Client, ROOMS, type Room } from './layers.ts'
import { type Finding, type Source, type SourceImport, TREES } from './sources.ts'

/** `run` for engine/run/queue.ts, `engine.ts` for engine/engine.ts, `renderer` for renderer/app.tsx. */
export function roomOf(file: string): string {
  const [tree = '', room = ''] = file.split('/')
  return tree === 'engine' ? room : tree
}

/** Every import from one room into another stands in the table. */
export const checkRooms = (source: Source): readonly Finding[] =>
  source.imports.flatMap((found) =>
    found.target === undefined ? [] : checkRoom(source.file, found, found.target),
  )

function checkRoom(file: string, { line, kind }: SourceImport, target: string): readonly Finding[] {
  const room = roomOf(file)
  const rule = ROOMS[room]
  if (!rule) return [{ file, line, what: `${room} is no room of the table`, allowed: 'add it to layers.ts' }]
  if (isOneOf(target, [room, ...rule.uses])) return []
  if (kind === 'type' && isOneOf(target, rule.knows ?? [])) return []
  const what = `${room} ${kind === 'type' ? 'names' : 'loads'} ${target}`
  return [{ file, line, what, allowed: describe(rule) }]
}

/** The entry is the target's room, or the target itself. */
const isOneOf = (target: string, entries: readonly string[]): boolean =>
  entries.some((entry) => entry === roomOf(target) || target === entry || target === `engine/${entry}`)

const describe = ({ uses, knows = [] }: Room): string =>
  [uses.join(', ') || 'nothing', ...(knows.length > 0 ? [`only types of ${knows.join(', ')}`] : [])].join(
    '; ',
  )

/** Every package stands in the list of clients, and is loaded from its place. Types cost nothing and are free. */
export const checkClients = ({ file, imports }: Source): readonly Finding[] =>
  imports.flatMap(({ specifier, target, kind, line }) => {
    if (target !== undefined || kind === 'type') return []
    const name = packageOf(specifier)
    const client = CLIENTS.find(({ packages }) => packages.includes(name))
    if (client ? isBehind(file, client) : name.startsWith('node:')) return []
    const allowed = client
      ? `only in ${client.behind.join(', ')}`
      : 'add it to CLIENTS in layers.ts, with its place'
    return [{ file, line, what: `loads ${specifier}`, allowed }]
  })

const isBehind = (file: string, { behind }: Client): boolean =>
  behind.some((place) => file === place || (place.endsWith('/') && file.startsWith(place)))

/** `@ipld/dag-pb` of `@ipld/dag-pb/x`, `multiformats` of `multiformats/cid`. */
const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? (specifier.split('/')[0] as string)
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')

/** Relative imports lead to sources that are there, inside the trees. */
export const checkTargets = ({ file, imports }: Source, files: ReadonlySet<string>): readonly Finding[] =>
  imports.flatMap(({ target, line }) => {
    const isSource =
      target !== undefined &&
      TREES.some((tree) => target.startsWith(`${tree}/`)) &&
      !/\.(?:json|css)$/.test(target)
    return isSource && !files.has(target)
      ? [{ file, line, what: `${target} is not there`, allowed: 'an existing file' }]
      : []
  })
