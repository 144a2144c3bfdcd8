/** A colour by the machine's chooser, or by its name or digits. */
import { TextInput } from '../../../design/fields.tsx'
import { text } from '../../../text/text.ts'
import { hexOf } from './colour-hex.ts'
import styles from './form.module.css'
import type { ControlProps } from './form-scope.tsx'

const words = text.editor.inspector.form

export const ColourControl = ({ id, label, value, preset, onChange }: ControlProps<string>) => (
  <div className={styles.colour}>
    <span className={styles.swatch}>
      <input
        type="color"
        aria-label={words.chooseColour(label)}
        value={hexOf(value ?? preset ?? 'black')}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
    <TextInput
      id={id}
      aria-label={label}
      className={styles.code}
      value={value ?? ''}
      placeholder={preset}
      onChange={({ target }) => onChange(target.value || undefined)}
    />
  </div>
)
