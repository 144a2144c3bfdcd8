/** The page of the node types: inputs, config and an example of each. */
import { configKeys } from '../contract/config-keys.ts'
import { howMany } from '../contract/how-many.ts'
import type { AnyNodeType } from '../nodes/descriptor.ts'
import { describeNode } from '../run/handlers/describe-catalogue.ts'
import { exampleFileName } from './examples.ts'
import { keyTable } from './key-table.ts'
import { code, fence, page, plain, table } from './markdown.ts'

/** `examples` are texts of recipes by type; a type without one is shown without. */
export function nodeTypesPage(types: readonly AnyNodeType[], examples: ReadonlyMap<string, string>): string {
  return page('Node types', [
    'What the steps of a recipe can be. `artdag nodes <type>` shows the same in a terminal.',
    'A *colour* is `"#rrggbb"`, in quotes, or a name such as `white`. Keys that are not required may be left out; an ' +
      'inner one, such as `ranges[].start`, is required where what it belongs to is written.',
    table([
      { head: 'type', cells: types.map(({ type }) => `[${type}](#${type.toLowerCase()})`) },
      { head: 'what it does', cells: types.map(({ description }) => plain(description)) },
    ]),
    ...types.flatMap((node) => section(node, examples.get(node.type))),
  ])
}

function section(node: AnyNodeType, example?: string): readonly string[] {
  const { type, version, description, config } = describeNode(node)
  const keys = configKeys(config)
  return [
    `## ${type}`,
    `${plain(description)} (Version ${version}.)`,
    ...inputsOf(node),
    ...(keys.length === 0 ? [] : ['**Config**', keyTable(keys)]),
    ...(example === undefined ? [] : exampleOf(type, example)),
  ]
}

function inputsOf(node: AnyNodeType): readonly string[] {
  const { ports } = describeNode(node)
  if (node.hasOpenPorts) return ['**Inputs**: those of what it stands for, by their names.']
  return ports.length === 0 ? ['**Inputs**: none.'] : ['**Inputs**', portTable(ports)]
}

const portTable = (ports: ReturnType<typeof describeNode>['ports']): string =>
  table([
    { head: 'input', cells: ports.map(({ name }) => code(name)) },
    { head: 'takes', cells: ports.map(({ kinds }) => kinds.join(', ')) },
    { head: 'how many', cells: ports.map(({ min, max }) => howMany(min, max)) },
    { head: 'what', cells: ports.map(({ description }) => plain(description)) },
  ])

function exampleOf(type: string, text: string): readonly string[] {
  const file = exampleFileName(type)
  return [`**Example**: [${file}](../examples/${file})`, fence(text, 'yaml')]
}
