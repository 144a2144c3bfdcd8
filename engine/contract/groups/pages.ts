/** Lists that come a page at a time. */
import { z } from 'zod'

/** `cursor`: what the page before gave as `next`. What came or went meanwhile neither repeats nor hides anything else. */
export const pageInput = {
  limit: z.int().min(1).max(1000).default(100),
  cursor: z.string().max(2000).optional(),
}

/** `next` is absent on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional() })
