/** What a schema says of the value at a path, through its JSON Schema: zod's own tree has a dozen kinds of wrapping. */
import { z } from 'zod'
import type { DocumentPath } from '../yaml/places.ts'

interface JsonSchema {
  readonly properties?: { readonly [key: string]: JsonSchema }
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}

// Node types live as long as the process; a recipe with many faults asks for the same schema again and again.
const known = new WeakMap<z.ZodType, JsonSchema>()

/** The keys a map at this path may have, of all its forms. */
export function keysAt(schema: z.ZodType, path: DocumentPath): readonly string[] {
  return [...new Set(schemasAt(schema, path).flatMap((each) => Object.keys(each.properties ?? {})))]
}

/** The fixed values a value at this path may have, of all its forms. */
export function valuesAt(schema: z.ZodType, path: DocumentPath): readonly string[] {
  const values = schemasAt(schema, path).flatMap((each) => each.enum ?? ('const' in each ? [each.const] : []))
  return [...new Set(values.map(String))]
}

function schemasAt(schema: z.ZodType, path: DocumentPath): readonly JsonSchema[] {
  const start = forms(jsonSchema(schema))
  return path.reduce<readonly JsonSchema[]>(
    (found, part) => found.flatMap((each) => children(each, part)),
    start,
  )
}

function jsonSchema(schema: z.ZodType): JsonSchema {
  const made =
    known.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
  known.set(schema, made)
  return made
}

function children(schema: JsonSchema, part: string | number): readonly JsonSchema[] {
  if (typeof part === 'number') return schema.items === undefined ? [] : forms(schema.items)
  const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const properties = schema.properties ?? {}
  const child = Object.hasOwn(properties, part) ? properties[part] : more
  return child === undefined ? [] : forms(child)
}

/** A schema and all it may stand for. */
function forms(schema: JsonSchema): readonly JsonSchema[] {
  return [
    schema,
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((list) => (list ?? []).flatMap(forms)),
  ]
}
