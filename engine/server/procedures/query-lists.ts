/** A list in a query with one value looks like that value: `?features=beats`. */
import { z } from 'zod'

export interface ListOptions {
  readonly input: unknown
  readonly procedure: {
    readonly '~orpc': { readonly route: { readonly method?: string }; readonly inputSchema?: unknown }
  }
}

/** The input with lists where its schema wants them. */
export function withLists({ input, procedure }: ListOptions): unknown {
  const { route, inputSchema } = procedure['~orpc']
  if (route.method !== 'GET' || !(inputSchema instanceof z.ZodObject) || !isRecord(input)) return input
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' && isList(inputSchema.shape[name]) ? [value] : value,
    ]),
  )
}

function isList(schema: unknown): boolean {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return isList(schema.unwrap())
  return schema instanceof z.ZodArray
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
