/** Fields of forms: each has its label, and says what is wrong with what stands in it. */
import { Select as BaseSelect } from '@base-ui/react/select'
import { Slider as BaseSlider } from '@base-ui/react/slider'
import { Switch as BaseSwitch } from '@base-ui/react/switch'
import { Check, ChevronDown, Search } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import styles from './fields.module.css'
import { join } from './join.ts'

export interface FieldProps {
  /** Of what is filled in, where others must know it; absent: its own. */
  readonly id?: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Beside its label: where the value comes from, a button that takes it back. */
  readonly note?: ReactNode
  readonly isInline?: boolean
  /** Gets the id that the label is for. */
  readonly children: (id: string) => ReactNode
}

export function Field({ id: given, label, hint, error, note, isInline = false, children }: FieldProps) {
  const own = useId()
  const id = given ?? own
  return (
    <div className={join(styles.field, isInline && styles.inline)}>
      <div className={styles.labelRow}>
        <label htmlFor={id} className={styles.label} title={hint}>
          {label}
        </label>
        {note}
      </div>
      {children(id)}
      {error === undefined ? null : (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}

export const TextInput = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input type="text" spellCheck={false} {...rest} className={join(styles.input, className)} />
)

export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea rows={3} {...rest} className={join(styles.input, styles.area, className)} />
)

export interface SearchInputProps {
  readonly id?: string
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export const SearchInput = ({ id, label, placeholder, value, onChange }: SearchInputProps) => (
  <div className={styles.search}>
    <Search aria-hidden />
    <input
      id={id}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  </div>
)

export interface SelectProps<Value extends string> {
  readonly id?: string
  readonly label: string
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly text: string }[]
  readonly placeholder?: string
  readonly onChange: (value: Value) => void
}

export const Select = <Value extends string>({
  id,
  label,
  value,
  options,
  placeholder,
  onChange,
}: SelectProps<Value>) => (
  <BaseSelect.Root
    items={options.map((option) => ({ value: option.value, label: option.text }))}
    value={value ?? null}
    onValueChange={(next) => {
      if (next !== null) onChange(next)
    }}
  >
    <BaseSelect.Trigger id={id} aria-label={label} className={join(styles.input, styles.select)}>
      <BaseSelect.Value>
        {(shown) => options.find((one) => one.value === shown)?.text ?? placeholder}
      </BaseSelect.Value>
      <BaseSelect.Icon className={styles.chevron}>
        <ChevronDown aria-hidden />
      </BaseSelect.Icon>
    </BaseSelect.Trigger>
    <BaseSelect.Portal>
      <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className={styles.place}>
        <BaseSelect.Popup className={styles.popup}>
          {options.map((option) => (
            <BaseSelect.Item key={option.value} value={option.value} className={styles.option}>
              <BaseSelect.ItemText>{option.text}</BaseSelect.ItemText>
              <BaseSelect.ItemIndicator>
                <Check aria-hidden />
              </BaseSelect.ItemIndicator>
            </BaseSelect.Item>
          ))}
        </BaseSelect.Popup>
      </BaseSelect.Positioner>
    </BaseSelect.Portal>
  </BaseSelect.Root>
)

export interface SliderProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly step?: number
  readonly onChange: (value: number) => void
  /** The hand was taken away. */
  readonly onCommit?: (value: number) => void
}

export const Slider = ({ label, value, min, max, step = 0.01, onChange, onCommit }: SliderProps) => (
  <BaseSlider.Root
    value={value}
    min={min}
    max={max}
    step={step}
    onValueChange={(next) => onChange(next as number)}
    onValueCommitted={(next) => onCommit?.(next as number)}
    className={styles.slider}
  >
    <BaseSlider.Control className={styles.control}>
      <BaseSlider.Track className={styles.track}>
        <BaseSlider.Indicator className={styles.filled} />
        <BaseSlider.Thumb aria-label={label} className={styles.thumb} />
      </BaseSlider.Track>
    </BaseSlider.Control>
  </BaseSlider.Root>
)

export interface SwitchProps {
  readonly id?: string
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export const Switch = ({ id, label, isOn, onChange }: SwitchProps) => (
  <BaseSwitch.Root
    id={id}
    aria-label={label}
    checked={isOn}
    onCheckedChange={onChange}
    className={styles.switch}
  >
    <BaseSwitch.Thumb className={styles.knob} />
  </BaseSwitch.Root>
)
