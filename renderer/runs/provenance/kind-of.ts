/** The kind of media that a summary tells: it begins with it, `video 768×432, …`. */
import type { Kind } from '../../media/kind.tsx'

/** A piece of a result has no summary of its own. */
export const kindOf = (summary: string): Kind =>
  (['video', 'audio', 'image'] as const).find((kind) => summary.startsWith(kind)) ?? 'any'
