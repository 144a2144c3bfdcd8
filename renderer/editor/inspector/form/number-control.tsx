/** A number: by hand where a hand is fine enough, by its digits always. */
import { Dices } from 'lucide-react'
import { IconButton } from '../../../design/button.tsx'
import { Slider } from '../../../design/fields.tsx'
import { join } from '../../../design/join.ts'
import { text } from '../../../text/text.ts'
import type { NumberSpec } from './field-spec.ts'
import styles from './form.module.css'
import type { ControlProps } from './form-scope.tsx'
import { NumberInput } from './number-input.tsx'
import { hasSlider, isSeed, stepOf } from './number-steps.ts'

const words = text.editor.inspector.form

export interface NumberControlProps extends ControlProps<number> {
  readonly spec: NumberSpec
  /** No room for a slider. */
  readonly isNarrow: boolean
}

export const NumberControl = ({ spec, ...props }: NumberControlProps) =>
  hasSlider(spec) && !props.isNarrow ? (
    <SlidNumber spec={spec} {...props} />
  ) : (
    <PlainNumber spec={spec} {...props} />
  )

function SlidNumber({ spec, id, label, value, preset, onChange }: NumberControlProps) {
  const [min, max] = [spec.min ?? 0, spec.max ?? 1]
  return (
    <div className={styles.number}>
      <div className={join(value === undefined && styles.ghost)}>
        <Slider
          label={words.slider(label)}
          value={Math.min(max, Math.max(min, value ?? preset ?? min))}
          min={min}
          max={max}
          step={stepOf(spec)}
          onChange={onChange}
        />
      </div>
      <NumberInput id={id} label={label} value={value} preset={preset} spec={spec} onChange={onChange} />
    </div>
  )
}

const PlainNumber = ({ spec, id, label, value, preset, onChange }: NumberControlProps) => (
  <div className={styles.beside}>
    <NumberInput id={id} label={label} value={value} preset={preset} spec={spec} onChange={onChange} />
    {isSeed(spec) ? (
      <IconButton label={words.draw} icon={<Dices aria-hidden />} onClick={() => onChange(drawn())} />
    ) : null}
  </div>
)

/** Small enough to be remembered and told to others. */
const drawn = (): number => Math.floor(Math.random() * 10_000)
