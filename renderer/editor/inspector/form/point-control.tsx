/** A place by its two coordinates. */
import { text } from '../../../text/text.ts'
import type { NumberSpec } from './field-spec.ts'
import styles from './form.module.css'
import { NumberInput } from './number-input.tsx'

const words = text.editor.inspector.form

export interface PointControlProps {
  readonly label: string
  readonly value: readonly [number, number]
  readonly axis: NumberSpec
  readonly onChange: (value: readonly [number, number]) => void
}

export const PointControl = ({ label, value: [x, y], axis, onChange }: PointControlProps) => (
  <div className={styles.pair}>
    <NumberInput
      label={words.axis(label, 'x')}
      value={x}
      spec={{ ...axis, unit: 'x' }}
      onChange={(next = 0) => onChange([next, y])}
    />
    <NumberInput
      label={words.axis(label, 'y')}
      value={y}
      spec={{ ...axis, unit: 'y' }}
      onChange={(next = 0) => onChange([x, next])}
    />
  </div>
)
