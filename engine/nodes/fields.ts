/** Building blocks of config schemas that several node types share; titles and units feed forms and help. */
import { z } from 'zod'

/** Seconds, 0 or more, at most the four hours a result may last. */
export const seconds = (title: string): z.ZodNumber =>
  z.number().min(0).max(14_400).meta({ title, unit: 's' })

/** Whole pixels of a side; 8K DCI is the largest. */
export const pixels = (title: string): z.ZodNumber => z.int().min(2).max(8192).meta({ title, unit: 'px' })

const NAMED_COLOURS = [
  'black',
  'white',
  'gray',
  'red',
  'green',
  'blue',
  'yellow',
  'cyan',
  'magenta',
  'orange',
  'purple',
] as const

/** A named colour or #rrggbb; canonical form is lower case. */
export const colour = (title: string) =>
  z
    .string()
    .transform((text) => text.toLowerCase())
    .refine(
      (text) => /^#[0-9a-f]{6}$/.test(text) || (NAMED_COLOURS as readonly string[]).includes(text),
      `must be #rrggbb or one of ${NAMED_COLOURS.join(', ')}`,
    )
    .meta({ title, hint: 'colour' })
