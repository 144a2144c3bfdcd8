/** Node types as people read them: a table of all, or one with everything it can be told. */
import { type ConfigKey, configKeys } from '../contract/config-keys.ts'
import { howMany } from '../contract/how-many.ts'
import { formatFacts, type Output } from './output.ts'
import type { Session } from './shell.ts'
import { formatTable } from './table.ts'

type NodeType = Awaited<ReturnType<Session['client']['system']['nodes']>>[number]

export const formatNodes = (nodes: readonly NodeType[], { style }: Pick<Output, 'style'>): string =>
  formatTable(nodes.map(({ type, description }) => [type, { text: description, paint: style.dim }]))

export function formatNode(
  { type, version, description, ports, config }: NodeType,
  { style }: Pick<Output, 'style'>,
): string {
  const inputs = ports.map(({ name, description: what, kinds, min, max }) => [
    name,
    `${kinds.join(', ')}`,
    howMany(min, max),
    { text: what, paint: style.dim },
  ])
  const keys = configKeys(config).map((key) => [
    key.path,
    valueText(key),
    { text: noteText(key), paint: style.dim },
  ])
  return [
    `${style.bold(type)}  ${description}`,
    ...(inputs.length > 0 ? ['', style.dim('inputs'), formatTable(inputs, { indent: '  ' })] : []),
    ...(keys.length > 0 ? ['', style.dim('config'), formatTable(keys, { indent: '  ' })] : []),
    '',
    formatFacts([['version', String(version)]], style).trimStart(),
  ].join('\n')
}

/** What may be written. */
const valueText = ({ choices, range, unit }: ConfigKey): string =>
  [choices.map(({ text }) => text).join(' | '), range, unit].filter((part) => part !== '').join(' ')

function noteText({ title, kinds, preset, isRequired }: ConfigKey): string {
  const isPlain = preset !== undefined && typeof preset !== 'object'
  return [
    title,
    kinds.length > 0 ? `for ${kinds.join(', ')}` : '',
    isRequired ? 'required' : isPlain ? `default ${String(preset)}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}
