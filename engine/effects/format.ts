/** The effect document: typed parameters and a body. Data only; nothing in it can open a file or run code. */
import { z } from 'zod'

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens, beginning with a letter')
const text = z.string().max(2000)

const numberParam = z.strictObject({
  type: z.enum(['number', 'integer']),
  default: z.number(),
  min: z.number(),
  max: z.number(),
  unit: z.string().max(20).optional(),
  title: text.optional(),
  description: text.optional(),
})

const choiceParam = z.strictObject({
  type: z.literal('enum'),
  values: z.array(z.string().max(100)).min(1).max(50),
  default: z.string(),
  title: text.optional(),
  description: text.optional(),
})

/** A parameter a user may set on an EFFECT step. */
export const EffectParam = z.discriminatedUnion('type', [numberParam, choiceParam])
export type EffectParam = z.infer<typeof EffectParam>

/** A fixed value, or a parameter as `{param: amount}`, scaled and moved when numbers: value·times + plus. */
export const BoundValue = z.union([
  z.number(),
  z.string().max(100),
  z.strictObject({ param: name, times: z.number().optional(), plus: z.number().optional() }),
])
export type BoundValue = z.infer<typeof BoundValue>

/** One filter of the graph. `from` names earlier entries or `input`; absent: the entry before. */
export const EffectFilter = z.strictObject({
  id: name.optional(),
  use: z.string().max(40),
  with: z.record(z.string().max(40), BoundValue).default({}),
  from: z.array(name).min(1).max(4).optional(),
})
export type EffectFilter = z.infer<typeof EffectFilter>

/** The whole document. Its CID is taken from exactly these fields, defaults filled in. */
export const EffectDocument = z.strictObject({
  v: z.literal(1).default(1),
  name,
  version: z.string().max(40).default('1'),
  title: text,
  description: text.default(''),
  inputs: z
    .array(z.enum(['video', 'image', 'audio']))
    .min(1)
    .max(4)
    .default(['video']),
  params: z.record(name, EffectParam).default({}),
  /** The last entry is the result. An empty list changes nothing. */
  filter: z.array(EffectFilter).max(64),
})
export type EffectDocument = z.infer<typeof EffectDocument>
