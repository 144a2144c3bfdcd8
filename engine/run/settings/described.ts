/** The engine's settings in words, with what each may be. */
import { z } from 'zod'
import { EncoderChoice } from '../../contract/schemas.ts'

export const DESCRIBED = {
  home: {
    title: 'Data folder',
    description: 'Everything the app keeps lies in it: recipes, media, results, settings.',
    schema: z.string(),
    elsewhere: 'chosen when the engine starts: with --home, or in ARTDAG_HOME',
  },
  cacheDir: {
    title: 'Cache folder',
    description: 'Where imported media and results lie. It may be on another disk than the data folder.',
    schema: z.string(),
    elsewhere: 'chosen when the engine starts, in CACHE_DIR',
  },
  encoder: {
    title: 'Video encoder',
    description:
      'Software gives the same bytes on every machine. Hardware is faster; its results are kept apart. A run may ask for another.',
    schema: EncoderChoice,
    elsewhere: undefined,
  },
  slots: {
    title: 'Processors for rendering',
    description: 'How many tasks may be rendered at the same time, each on one processor.',
    schema: z.int().min(1).max(256),
    elsewhere: undefined,
  },
} as const

/** Those that the data folder's file may hold. */
export const SettingsFileContent = z.object({
  encoder: DESCRIBED.encoder.schema.optional(),
  slots: DESCRIBED.slots.schema.optional(),
})
export type SettingsFileContent = z.infer<typeof SettingsFileContent>
export type ChangeableKey = keyof SettingsFileContent

export const isChangeable = (key: string): key is ChangeableKey => key in SettingsFileContent.shape
