/** Building blocks of config schemas that several node types share; titles and units feed forms and help. */
import { z } from 'zod'
import { COLOUR_NAMES, USUAL_COLOURS } from './colour-names.ts'

/** Seconds, 0 or more, at most the four hours a result may last. */
export const seconds = (title: string): z.ZodNumber =>
  z.number().min(0).max(14_400).meta({ title, unit: 's' })

/** Whole pixels of a side; 8K DCI is the largest. */
export const pixels = (title: string): z.ZodNumber => z.int().min(2).max(8192).meta({ title, unit: 'px' })

const SIX_DIGITS = /^(?:#|0x)?([0-9a-f]{6})$/

/** A name ffmpeg knows, #rrggbb, 0xrrggbb or rrggbb; canonical form is the name in lower case, or #rrggbb. */
export const colour = (title: string) =>
  z
    .string()
    .transform((text) => text.toLowerCase().replace(SIX_DIGITS, '#$1'))
    .refine(
      (text) => (text.startsWith('#') ? SIX_DIGITS.test(text) : COLOUR_NAMES.has(text)),
      `must be #rrggbb or one of ${USUAL_COLOURS.join(', ')} and ${COLOUR_NAMES.size - USUAL_COLOURS.length} more`,
    )
    .meta({ title, hint: 'colour' })
