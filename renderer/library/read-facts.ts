/** What a probe found in a file, as far as people want to know it. */
import { z } from 'zod'

const Ratio = z.object({ num: z.number(), den: z.number() })

const ShownFacts = z.object({
  isCut: z.boolean(),
  video: z.array(
    z.object({
      codec: z.string(),
      width: z.number(),
      height: z.number(),
      fps: Ratio,
      isVariable: z.boolean(),
      hasAlpha: z.boolean(),
    }),
  ),
  audio: z.array(
    z.object({ codec: z.string(), sampleRate: z.number(), channels: z.number(), layout: z.string() }),
  ),
})
export type ShownFacts = z.infer<typeof ShownFacts>

/** Undefined where nothing was probed, or by a prober that says other things. */
export const readFacts = (facts: unknown): ShownFacts | undefined => ShownFacts.safeParse(facts).data
