/** A value of one of several forms: a word, or something that is set further. */
import type { ReactNode } from 'react'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { Select } from '../../../design/fields.tsx'
import { join } from '../../../design/join.ts'
import { Segments } from '../../../design/segments.tsx'
import { text } from '../../../text/text.ts'
import { fitsSegments, wordOf } from './choice-words.ts'
import { type EitherOption, eitherOptions, shownOption } from './either-options.ts'
import type { FieldSpec } from './field-spec.ts'
import styles from './form.module.css'
import type { ControlProps } from './form-scope.tsx'
import { optionOf } from './spec-values.ts'

const words = text.editor.inspector.form

export interface EitherControlProps extends ControlProps<Json> {
  readonly options: readonly FieldSpec[]
  /** The control of what was chosen, where it has more to say than its name. */
  readonly renderInner: (spec: FieldSpec) => ReactNode
}

export function EitherControl({ options, renderInner, ...props }: EitherControlProps) {
  const { id, label, value, preset, onChange } = props
  const all = eitherOptions(options)
  const shown = shownOption(all, value ?? preset)
  const choose = (key: string): void => {
    const option = all.find((each) => each.key === key)
    if (option && key !== shown?.key) onChange(option.start)
  }
  const entries = all.map((option) => ({ value: option.key, text: nameOf(option) }))
  const Chooser = fitsSegments(entries.map((entry) => entry.text)) ? Segments : Select
  return (
    <div className={styles.list}>
      <div className={join(value === undefined && styles.ghost)}>
        <Chooser id={id} label={label} value={shown?.key} options={entries} onChange={choose} />
      </div>
      {shown?.spec && value !== undefined ? renderInner(optionOf(options, value) ?? shown.spec) : null}
    </div>
  )
}

const nameOf = ({ key, spec }: EitherOption): string => (spec ? words.forms[spec.kind] : wordOf(key))
