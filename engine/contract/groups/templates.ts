/** Procedures about templates: recipes that come with the app, with media it draws itself, to be tried and changed. */
import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { InputBinding } from '../schemas.ts'

export const Template = z.object({
  /** `beat-cuts`. */
  id: z.string(),
  title: z.string(),
  /** What comes out. */
  description: z.string(),
  /** What one learns from it, and what it is for. */
  shows: z.string(),
  /** The recipe's text; its `ui.fill` names media that `open` makes. */
  text: z.string(),
  /** How many steps it has. */
  steps: z.int(),
  /** Node types of its steps, each once, in order. */
  types: z.array(z.string()),
})
export type Template = z.infer<typeof Template>

export const templates = {
  /** In the order in which they are shown. */
  list: oc.route({ method: 'GET', path: '/api/templates' }).input(z.object({})).output(z.array(Template)),
  /** Makes its media where they are not there yet, and keeps the recipe, filled, under a name that is free. Errors: NOT_FOUND. */
  open: oc
    .route({ method: 'POST', path: '/api/templates/{id}/open' })
    .input(z.object({ id: z.string().min(1).max(64) }))
    .output(
      eventIterator(
        z.discriminatedUnion('event', [
          /** One of its media is being made. */
          z.object({
            event: z.literal('progress'),
            media: z.string(),
            doneMedia: z.int(),
            totalMedia: z.int(),
          }),
          z.object({
            event: z.literal('opened'),
            /** Under which the recipe is kept. */
            name: z.string(),
            /** As its `ui.fill` has them: what to run it with. */
            inputs: z.array(InputBinding),
          }),
        ]),
      ),
    ),
}
