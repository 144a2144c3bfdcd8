/** ANALYZE: says that a clip's sound or pictures are listened to. What passes through it is the clip itself. */
import { z } from 'zod'
import { type AnalysisPart, FEATURES, type Feature, FeatureName } from '../contract/analysis.ts'
import { Cid } from '../contract/ids.ts'
import type { NodeType } from './descriptor.ts'
import { notBuilt } from './not-built.ts'

interface Config {
  readonly features: readonly Feature[]
  readonly corrections?: Cid | undefined
}

/** Words of the Python core and of everyday speech for the same. */
const OTHER_WORDS: Readonly<Record<string, Feature>> = {
  beat: 'beats',
  bpm: 'tempo',
  onset: 'onsets',
  spectrum: 'bands',
  silence: 'silences',
  scene: 'scenes',
  motion_energy: 'motion',
}

const feature = z
  .string()
  .transform((name) => OTHER_WORDS[name.toLowerCase()] ?? name.toLowerCase())
  .pipe(FeatureName)
  .meta({ title: 'Feature', hint: Object.keys(FEATURES).join(', ') })

const config = z
  .strictObject({
    features: z.array(feature).max(32).optional().meta({
      title: 'What to work out',
      hint: 'what other steps need of it is worked out in any case',
    }),
    feature: feature.optional().meta({ title: 'One feature, as earlier recipes say it' }),
    corrections: Cid.optional().meta({
      title: 'Corrections by hand',
      hint: 'CID of a corrections document; artdag beats makes one',
    }),
  })
  .refine(({ features, feature: one }) => features === undefined || one === undefined, {
    path: ['feature'],
    error: 'feature and features mean the same; keep features',
  })
  .transform(({ features, feature: one, corrections }): Config => {
    const all = features ?? (one === undefined ? [] : [one])
    return { features: [...new Set(all)].sort(), ...(corrections === undefined ? {} : { corrections }) }
  })

export const ANALYZE: NodeType<Config> = {
  type: 'ANALYZE',
  version: 1,
  title: 'Analyze',
  description:
    'Finds beats, energy, scenes and more in a clip, for steps that follow them. The clip itself passes through.',
  category: 'edit',
  ports: [
    { name: 'input', description: 'What to analyse', kinds: ['audio', 'video'], min: 1, max: Infinity },
  ],
  config,
  usesCanvasSize: false,
  expand({ config: { features, corrections }, inputs: { input = [] }, audio, video }) {
    const parts = new Set<AnalysisPart>(features.map((name) => FEATURES[name]))
    if (parts.has('audio')) audio(input)
    if (parts.has('video')) video(input)
    return { steps: [], outputs: corrections ? input.map((step) => ({ ...step, corrections })) : input }
  },
  build: notBuilt,
}
