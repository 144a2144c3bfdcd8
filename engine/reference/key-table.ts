/** Keys of a config, or parameters of an effect, as a table. */
import type { ConfigKey } from '../contract/config-keys.ts'
import { code, flow, plain, table } from './markdown.ts'

export const keyTable = (keys: readonly ConfigKey[]): string =>
  table([
    { head: 'key', cells: keys.map(({ path }) => code(path)) },
    { head: 'of kind', cells: keys.map(({ kinds }) => kinds.map(code).join(', ')) },
    { head: 'value', cells: keys.map(valueCell) },
    { head: 'range', cells: keys.map(({ range }) => range) },
    { head: 'unit', cells: keys.map(({ unit }) => plain(unit)) },
    { head: 'default', cells: keys.map(presetCell) },
    { head: 'meaning', cells: keys.map(({ title }) => plain(title)) },
  ])

const valueCell = ({ choices }: ConfigKey): string =>
  choices.map(({ text, isValue }) => (isValue ? code(text) : plain(text))).join(', ')

const presetCell = ({ isRequired, preset }: ConfigKey): string =>
  isRequired ? '**required**' : preset === undefined ? '' : code(flow(preset))
