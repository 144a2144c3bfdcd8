/** EFFECT: an effect document over a clip. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { applyEffect } from '../effects/apply-effect.ts'
import { isParamIssues, resolveParams } from '../effects/effect-params.ts'
import type { EffectDocument } from '../effects/format.ts'
import type { Media } from '../media/graph/stream.ts'
import type { NodeType } from './descriptor.ts'

const config = z.strictObject({
  effect: z.string().min(1).max(200).meta({ title: 'Effect', hint: 'effect' }),
  params: z
    .record(z.string(), z.union([z.number(), z.string()]))
    .default({})
    .meta({ title: 'Parameters of the effect' }),
})

type Config = z.output<typeof config>

export const EFFECT: NodeType<Config> = {
  type: 'EFFECT',
  version: 1,
  title: 'Effect',
  description:
    'Applies an effect: a document with typed parameters, addressed by its CID and pinned by the recipe.',
  category: 'effect',
  ports: [
    { name: 'input', description: 'The clip to change', kinds: ['video', 'image', 'audio'], min: 1, max: 1 },
  ],
  config,
  usesCanvasSize: false,
  /** Defaults are filled in, so that a value written out and the same value left out share an id. */
  identify(config, effect) {
    const { params } = config as Config
    const values = resolveParams(effect, params)
    return { params: isParamIssues(values) ? params : values }
  },
  build({ config, inputs, effect }) {
    if (!effect) throw new TypeError('an EFFECT is built with its effect document')
    checkInput(effect, inputs[0] as Media)
    const values = resolveParams(effect, config.params)
    if (!isParamIssues(values)) return applyEffect(effect, values, inputs[0] as Media)
    throw new ArtDagError(
      'RECIPE_INVALID',
      values.map(({ name, message }) => `params.${name}: ${message}`).join('; '),
      {
        details: { issues: values },
      },
    )
  },
}

/** A picture effect has nothing to do on sound alone, and the other way round. */
function checkInput({ name, inputs }: EffectDocument, { video, audio }: Media): void {
  const wantsPicture = inputs.some((kind) => kind !== 'audio')
  const wantsSound = inputs.includes('audio')
  if ((video && wantsPicture) || (audio && wantsSound)) return
  const [wanted, given] = wantsPicture ? ['pictures', 'sound only'] : ['sound', 'a picture without sound']
  throw new ArtDagError('RECIPE_INVALID', `effect “${name}” works on ${wanted}, and gets ${given}`, {
    hint: 'choose another effect, or another input',
  })
}
