/** A thing of several kinds: which one, then what that kind has. */
import type { ReactNode } from 'react'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { Field, Select } from '../../../design/fields.tsx'
import { text } from '../../../text/text.ts'
import { wordOf } from './choice-words.ts'
import type { FieldInfo, KindsSpec } from './field-spec.ts'
import styles from './form.module.css'
import { changedKind, isMap } from './spec-values.ts'

const words = text.editor.inspector.form

export interface KindsControlProps {
  readonly spec: KindsSpec
  readonly value: Json | undefined
  readonly onChange: (value: Json) => void
  readonly renderFields: (fields: readonly FieldInfo[]) => ReactNode
}

export function KindsControl({ spec, value, onChange, renderFields }: KindsControlProps) {
  const map = isMap(value) ? value : {}
  const chosen = spec.options.find((option) => option.value === map[spec.selector])
  const choose = (kind: string): void => {
    const option = spec.options.find((each) => each.value === kind)
    if (option) onChange(changedKind(spec.selector, option, map))
  }
  return (
    <div className={styles.fields}>
      <Field label={words.kind} isInline>
        {(id) => (
          <Select
            id={id}
            label={words.kind}
            value={chosen?.value}
            placeholder={words.chooseKind}
            options={spec.options.map((option) => ({ value: option.value, text: wordOf(option.value) }))}
            onChange={choose}
          />
        )}
      </Field>
      {chosen ? renderFields(chosen.fields) : null}
    </div>
  )
}
