/** Procedures about what was deleted and can still be had back. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { pageInput, pageOf } from './pages.ts'

export const TRASH_DAYS = 30

export const TrashItem = z.object({
  id: z.int(),
  kind: z.enum(['recipe', 'run', 'content']),
  /** What people called it. */
  name: z.string(),
  /** CID or run id; a recipe's name. */
  ref: z.string(),
  /** On the disk, until it is purged. */
  sizeBytes: z.number(),
  /** ISO 8601. */
  deletedAt: z.string(),
  /** ISO 8601: from then on it may be purged at any time; content also when the disk is full. */
  expiresAt: z.string(),
})
export type TrashItem = z.infer<typeof TrashItem>

const one = z.object({ id: z.int().min(1) })

export const trash = {
  /** What was deleted last comes first. */
  list: oc
    .route({ method: 'GET', path: '/trash' })
    .input(z.object({ ...pageInput, kind: TrashItem.shape.kind.optional() }))
    .output(pageOf(TrashItem)),
  /** Errors: NOT_FOUND, USAGE where something else took its place. */
  restore: oc.route({ method: 'POST', path: '/trash/{id}/restore' }).input(one).output(TrashItem),
  /** For good. */
  purge: oc
    .route({ method: 'DELETE', path: '/trash/{id}' })
    .input(one)
    .output(z.object({ freedBytes: z.number() })),
  /** All of it, or what was deleted so many days ago. */
  empty: oc
    .route({ method: 'DELETE', path: '/trash' })
    .input(z.object({ olderThanDays: z.number().min(0).default(0) }))
    .output(z.object({ purged: z.number(), freedBytes: z.number() })),
}
