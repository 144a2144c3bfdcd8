/** The page of the effects that come with the engine. */
import type { ConfigKey } from '../contract/config-keys.ts'
import type { EffectDocument, EffectParam } from '../effects/format.ts'
import type { RegisteredEffect } from '../effects/registry.ts'
import { keyTable } from './key-table.ts'
import { code, fence, flow, page, plain } from './markdown.ts'

export const effectsPage = (effects: readonly RegisteredEffect[]): string =>
  page('Effects', [
    'What comes with the engine. Effects of your own lie in `effects/` of the data folder, in the same form; one that ' +
      'is called like one of these takes its place. A recipe that pins an effect’s CID refuses any other.',
    ...effects.flatMap(section),
  ])

function section({ cid, document }: RegisteredEffect): readonly string[] {
  const { name, title, version, description, inputs, params } = document
  const keys = Object.entries(params).map(([key, param]) => keyOf(key, param))
  return [
    `## ${name}`,
    `**${plain(title)}** ${plain(description)}`,
    `Version ${plain(version)}, for ${inputs.join(', ')}. The document: [${name}.yaml](../effects/${name}.yaml), CID ${code(cid)}.`,
    ...(keys.length === 0 ? ['It has no parameters.'] : [keyTable(keys)]),
    fence(usage(document), 'yaml'),
  ]
}

/** A parameter is a key of the step's `config.params`. */
function keyOf(path: string, param: EffectParam): ConfigKey {
  const title = [param.title, param.description].filter((part) => part !== undefined).join('. ')
  const key = { path, kinds: [], title, isRequired: false, preset: param.default }
  if (param.type === 'enum') {
    const choices = param.values.map((text) => ({ text, isValue: true }))
    return { ...key, choices, range: '', unit: '' }
  }
  const range = `${param.min} to ${param.max}`
  return { ...key, choices: [{ text: param.type, isValue: false }], range, unit: param.unit ?? '' }
}

/** The effect as a step, every parameter as it is when left out. */
function usage({ name, params }: EffectDocument): string {
  const values = Object.fromEntries(Object.entries(params).map(([key, param]) => [key, param.default]))
  const config = { effect: name, ...(Object.keys(values).length === 0 ? {} : { params: values }) }
  return `- { id: changed, type: EFFECT, inputs: [clip], config: ${flow(config)} }`
}
