/** The `ui` section out of a document that anybody may have written: what is no layout is left out. */
import type { Json } from '../../../engine/recipe/recipe.ts'
import { EMPTY_UI, type UiFrame, type UiNote, type UiSection } from './reading.ts'

export function readUi(value: unknown): UiSection {
  if (!isMap(value)) return EMPTY_UI
  return {
    positions: mapOf(value.positions, pair),
    notes: listOf(value.notes, note),
    frames: listOf(value.frames, frame),
    fill: mapOf(value.fill, names),
    params: mapOf(value.params, (each) => each as Json),
  }
}

type Known = Readonly<Record<string, unknown>>

const isMap = (value: unknown): value is Known =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mapOf = <T>(value: unknown, read: (value: unknown) => T | undefined): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(isMap(value) ? value : {}).flatMap(([key, each]) => {
      const found = read(each)
      return found === undefined ? [] : [[key, found]]
    }),
  )

const listOf = <T>(value: unknown, read: (value: unknown) => T | undefined): readonly T[] =>
  (Array.isArray(value) ? value : []).flatMap((each) => read(each) ?? [])

function pair(value: unknown): readonly [number, number] | undefined {
  const [x, y] = Array.isArray(value) ? (value as unknown[]) : []
  return Number.isFinite(x) && Number.isFinite(y) ? [x as number, y as number] : undefined
}

const names = (value: unknown): readonly string[] | undefined => {
  const list = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
  return list.length === 0 ? undefined : list
}

function note(value: unknown): UiNote | undefined {
  const at = isMap(value) ? pair(value.at) : undefined
  return isMap(value) && at ? { id: String(value.id), text: String(value.text ?? ''), at } : undefined
}

function frame(value: unknown): UiFrame | undefined {
  if (!isMap(value)) return undefined
  const [at, size] = [pair(value.at), pair(value.size)]
  return at && size ? { id: String(value.id), title: String(value.title ?? ''), at, size } : undefined
}
