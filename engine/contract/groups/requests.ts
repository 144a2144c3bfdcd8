/** How runs are asked for from elsewhere: shorter than a render request, and turned into one. */
import { z } from 'zod'
import { InputBinding, RecipeText, RenderRequest } from '../schemas.ts'

/**
 * By name, one content or a list for a list input; or contents alone, which fill the variable inputs in document order.
 * Contents: CID, short hash, asset name, or, where the caller may read files, a path.
 */
export const InputsWish = z.union([
  z.array(InputBinding),
  z.array(z.string()),
  z.record(z.string(), z.union([z.string(), z.array(z.string())])),
])
export type InputsWish = z.infer<typeof InputsWish>

export const RunRequest = RenderRequest.extend({
  /** Its text; or the CID, beginning of one or name of a kept one; or an effect's name: that effect over the first input. */
  recipe: z.union([RecipeText, z.string().min(1).max(200)]),
  inputs: InputsWish.default([]),
  /** The same as `outputName`. */
  output_name: z.string().optional(),
})
export type RunRequest = z.infer<typeof RunRequest>
