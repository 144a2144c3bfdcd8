/** Reads what pins content: CIDs, hashes and asset names; the tables of assets and effects. */

import type { EffectPin } from '../recipe.ts'
import { anyOf, quoted, suggest } from '../yaml/suggest.ts'
import { at, type Cursor, complain, entries, isMap, kindOf, onlyKeys, readName, readText } from './cursor.ts'

/** Spellings of a pin by content. `asset` is a name and is looked up first. */
export const PIN_KEYS = ['pin', 'cid', 'hash'] as const

/** Name -> pin; undefined where the table names something without saying which content. */
export type PinTable = ReadonlyMap<string, string | undefined>

// `url` and the like say where others found the content; what we render is decided by the pin alone.
const ENTRY_KEYS = [...PIN_KEYS, 'url', 'type', 'description', 'name', 'tags']

/** `registry.assets`, `registry.effects`, `effects`: names with `{hash}`, `{cid}`, or the pin itself. */
export function readPinTable(cursor: Cursor | undefined, what: string): PinTable {
  if (cursor === undefined) return new Map()
  return new Map(
    entries(cursor).map(([name, entry]) => {
      readName({ ...entry, value: name }, `the name of ${what}`)
      return [name, readEntry(entry, what)]
    }),
  )
}

/** Effects of `effects` and `registry.effects` together, in that order. */
export function readEffects(effects: Cursor | undefined, registry: Cursor | undefined): readonly EffectPin[] {
  const first = readPinTable(effects, 'an effect')
  const second = readPinTable(registry, 'an effect')
  for (const name of second.keys()) {
    if (!first.has(name) || registry === undefined) continue
    const again = at(registry, name) ?? registry
    complain(again, `the effect ${quoted(name)} is pinned twice`, {
      part: 'key',
      hint: 'keep one of effects and registry.effects',
    })
  }
  return [...new Map([...first, ...second])].map(([name, pin]) =>
    pin === undefined ? { name } : { name, pin },
  )
}

/** The one pin of a map that may hold `pin`, `cid`, `hash` or `asset`. Undefined: none, or reported. */
export function readPin(cursor: Cursor, assets: PinTable): string | undefined {
  const written = [...PIN_KEYS, 'asset'].map((key) => at(cursor, key)).filter((child) => child !== undefined)
  const [first, second] = written
  if (first === undefined) return undefined
  if (second !== undefined)
    complain(second, 'the content is pinned twice', {
      part: 'key',
      hint: `keep one of ${anyOf([...PIN_KEYS, 'asset'])}`,
    })
  return first.path.at(-1) === 'asset' ? readAsset(first, assets) : readContentName(first)
}

/** An asset by name: what the recipe's own table pins it to, or the name itself where there is no table. */
export function readAsset(cursor: Cursor, assets: PinTable): string | undefined {
  const name = readContentName(cursor)
  if (name === undefined || assets.size === 0) return name
  if (assets.has(name)) return assets.get(name) ?? name
  return complain(cursor, `registry.assets has no ${quoted(name)}`, {
    hint: () => suggest(name, assets.keys()),
  })
}

function readEntry(entry: Cursor, what: string): string | undefined {
  if (entry.value === null) return undefined
  if (!isMap(entry)) return readContentName(entry)
  onlyKeys(entry, ENTRY_KEYS, what)
  return readPin(entry, new Map())
}

/** A CID, a hash or a name; never a file or an address: a recipe from others may not reach into this machine. */
function readContentName(cursor: Cursor): string | undefined {
  const { value } = cursor
  if (typeof value === 'number') {
    return complain(cursor, 'a hash that looks like a number loses digits', { hint: 'put it in quotes' })
  }
  if (typeof value !== 'string')
    return complain(cursor, `must be a CID, a hash or a name, not ${kindOf(value)}`)
  const text = readText(cursor, 'a pin') ?? ''
  if (/[/\\]/.test(text) || text.startsWith('~')) {
    return complain(cursor, `a recipe never names files or addresses (${quoted(text)})`, {
      hint: 'import the file and pin its CID, or leave the input variable and give the file when you run it',
    })
  }
  if (text.trim() === '' || text.length > 200) return complain(cursor, 'a pin has 1 to 200 characters')
  return text
}
