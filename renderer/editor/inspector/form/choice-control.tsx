/** One of some words: all in sight where they fit, else behind a button. */
import { Select } from '../../../design/fields.tsx'
import { join } from '../../../design/join.ts'
import { Segments } from '../../../design/segments.tsx'
import { text } from '../../../text/text.ts'
import { fitsSegments, wordOf } from './choice-words.ts'
import styles from './form.module.css'
import type { ControlProps } from './form-scope.tsx'

export interface ChoiceControlProps extends ControlProps<string> {
  readonly options: readonly string[]
}

export function ChoiceControl({ id, label, value, preset, options, onChange }: ChoiceControlProps) {
  const shown = options.map((option) => ({ value: option, text: wordOf(option) }))
  return (
    <div className={join(value === undefined && styles.ghost)}>
      {fitsSegments(options) ? (
        <Segments label={label} value={value ?? preset} options={shown} onChange={onChange} />
      ) : (
        <Select
          id={id}
          label={label}
          value={value ?? preset}
          placeholder={text.editor.inspector.form.notSet}
          options={shown}
          onChange={onChange}
        />
      )}
    </div>
  )
}
