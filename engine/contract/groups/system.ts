/** Procedures about the engine itself: what it found, what it knows, what it has done. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { HardwareEncoder, InputBinding, RecipeText } from '../schemas.ts'

export const ToolReport = z.object({
  name: z.string(),
  ok: z.boolean(),
  /** What was found, or what is wrong. */
  message: z.string(),
  /** The command that mends it. */
  fix: z.string().optional(),
})

/** What this data folder has rendered and spared. */
export const Stats = z.object({
  /** By how they ended; each run once, whatever the number of its attempts. */
  runs: z.object({ finished: z.number(), failed: z.number(), cancelled: z.number(), open: z.number() }),
  /** Tasks that were rendered, and results of tasks that were there already. */
  tasks: z.object({ rendered: z.number(), reused: z.number() }),
  /** Reused ones among all, 0 to 1; absent before the first. */
  hitRate: z.number().optional(),
  /** Processor time of all commands. */
  cpuSec: z.number(),
  /** What making the reused results took, each time they were reused. */
  savedSec: z.number(),
  /** How far forecasts were off, as shares of what was taken: medians of the last runs. Absent before the first. */
  forecast: z.object({ runs: z.number(), cpu: z.number(), wall: z.number(), bytes: z.number() }).optional(),
  cache: z.array(
    z.object({
      kind: z.enum(['inputs', 'referred', 'results', 'pieces', 'sounds', 'intermediates', 'documents']),
      files: z.number(),
      bytes: z.number(),
    }),
  ),
})
export type Stats = z.infer<typeof Stats>

export const system = {
  /** Which engine this is. */
  about: oc
    .route({ method: 'GET', path: '/api/about' })
    .input(z.object({}))
    .output(
      z.object({
        version: z.string(),
        /** Random, made once per data folder; stands in every record of how something was made. */
        engineId: z.string(),
        /** Of Node.js. */
        node: z.string(),
        /** `linux x64`. */
        platform: z.string(),
      }),
    ),
  stats: oc.route({ method: 'GET', path: '/api/stats' }).input(z.object({})).output(Stats),
  /** `again`: hardware encoders are tried anew, instead of told from the last time. */
  doctor: oc
    .route({ method: 'POST', path: '/api/doctor' })
    .input(z.object({ again: z.boolean().default(false) }))
    .output(
      z.object({
        ok: z.boolean(),
        checks: z.array(ToolReport),
        /** Hardware encoders that this platform can have; that one does not work is no fault. */
        encoders: z.array(
          z.object({ name: HardwareEncoder, encoder: z.string(), ok: z.boolean(), why: z.string() }),
        ),
      }),
    ),
  nodes: oc
    .route({ method: 'GET', path: '/api/nodes' })
    .input(z.object({}))
    .output(
      z.array(
        z.object({
          type: z.string(),
          version: z.number(),
          title: z.string(),
          description: z.string(),
          category: z.string(),
          ports: z.array(
            z.object({
              name: z.string(),
              description: z.string(),
              kinds: z.array(z.string()),
              min: z.number(),
              max: z.number().nullable(),
              /** Of unnamed inputs, so many are left for it if the ports before have enough. Absent: `min`. */
              wants: z.number().optional(),
            }),
          ),
          /** JSON Schema of what may be written. */
          config: z.unknown(),
        }),
      ),
    ),
  profiles: oc
    .route({ method: 'GET', path: '/api/profiles' })
    .input(z.object({}))
    .output(
      z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          kind: z.string(),
          extension: z.string(),
          /** Encoder and settings. */
          picture: z.string().optional(),
          sound: z.string().optional(),
        }),
      ),
    ),
  /** Makes the demo's two clips and a rhythm in a folder of the data folder; returns what to run. */
  demo: oc.input(z.object({})).output(z.object({ recipe: RecipeText, inputs: z.array(InputBinding) })),
}
