/** Keys of a config that its type does not have, or does not say: shown as text, so that they can be seen and taken away. */
import type { FieldInfo } from './field-spec.ts'
import type { JsonMap } from './spec-values.ts'

export function withOthers(fields: readonly FieldInfo[], config: JsonMap): readonly FieldInfo[] {
  const known = new Set(fields.map(({ key }) => key))
  const others = Object.keys(config).filter((key) => !known.has(key))
  return [...fields, ...others.map(otherField)]
}

const otherField = (key: string): FieldInfo => ({
  key,
  title: key,
  hint: '',
  preset: undefined,
  isRequired: false,
  spec: { kind: 'free' },
})
