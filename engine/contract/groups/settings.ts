/** Procedures about settings: each with its value and where that comes from. */
import { oc } from '@orpc/contract'
import { z } from 'zod'

/** The stronger first: an option of whoever started the engine, a variable of its environment, the settings' file, ours. */
export const SettingSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('option') }),
  z.object({ kind: z.literal('environment'), name: z.string() }),
  z.object({ kind: z.literal('file') }),
  z.object({ kind: z.literal('default') }),
])
export type SettingSource = z.infer<typeof SettingSource>

export const SettingValue = z.union([z.string().max(2000), z.number(), z.boolean(), z.array(z.string())])
export type SettingValue = z.infer<typeof SettingValue>

export const Setting = z.object({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  /** JSON Schema of its value. */
  schema: z.unknown(),
  /** As it is in force now. */
  value: SettingValue,
  source: SettingSource,
  /** Absent: it can be changed here. Else why not, and where. */
  fixed: z.string().optional(),
  /** In force from the engine's next start on, where that is another value. */
  next: SettingValue.optional(),
})
export type Setting = z.infer<typeof Setting>

export const settings = {
  /** All that there are, those of the server through which one asks included. */
  list: oc.route({ method: 'GET', path: '/api/settings' }).input(z.object({})).output(z.array(Setting)),
  /** `value` absent: back to what it would be without. Errors: USAGE for what cannot be changed here, or is no such value. */
  set: oc
    .route({ method: 'PATCH', path: '/api/settings/{key}' })
    .input(z.object({ key: z.string().max(64), value: SettingValue.optional() }))
    .output(Setting),
}
