/**
 * Settings that only one mode of a step has say so in their title: `Cut: which part of which clip`. They are shown
 * while that mode is chosen, and for as long as something is written in them.
 */
import type { Json } from '../../../../engine/recipe/recipe.ts'
import type { FieldInfo } from './field-spec.ts'
import type { JsonMap } from './spec-values.ts'

export function relevantFields(fields: readonly FieldInfo[], config: JsonMap): readonly FieldInfo[] {
  const modes = modesOf(fields, config)
  return fields.flatMap((field) => {
    const mode = modes.find(({ prefix }) => field.title.startsWith(prefix))
    if (!mode) return [field]
    if (mode.isChosen) return [{ ...field, title: capital(field.title.slice(mode.prefix.length).trim()) }]
    return Object.hasOwn(config, field.key) ? [field] : []
  })
}

interface Mode {
  readonly prefix: string
  readonly isChosen: boolean
}

const modesOf = (fields: readonly FieldInfo[], config: JsonMap): readonly Mode[] =>
  fields.flatMap(({ key, spec, preset }) =>
    spec.kind === 'choice'
      ? spec.options.map((option) => ({
          prefix: `${capital(option)}:`,
          isChosen: isChosen(config[key] ?? preset, option),
        }))
      : [],
  )

/** A mode that comes from a parameter may be any of them. */
const isChosen = (value: Json | undefined, option: string): boolean =>
  typeof value === 'string' ? value === option : true

const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
