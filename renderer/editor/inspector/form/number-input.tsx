/** A number by its digits; arrow keys move it, with Shift ten times as far. */
import { type KeyboardEvent, useState } from 'react'
import type { NumberSpec } from './field-spec.ts'
import styles from './form.module.css'
import { moved, readNumber, stepOf, writeNumber } from './number-steps.ts'

export interface NumberInputProps {
  readonly id?: string
  readonly label: string
  readonly value: number | undefined
  readonly preset?: number | undefined
  readonly spec: NumberSpec
  /** Undefined: nothing is written any more. */
  readonly onChange: (value: number | undefined) => void
}

export function NumberInput({ id, label, value, preset, spec, onChange }: NumberInputProps) {
  const [draft, setDraft] = useState<string>()
  const type = (written: string): void => {
    setDraft(written)
    const read = readNumber(written, spec.isWhole)
    if (read !== undefined || written.trim() === '') onChange(read)
  }
  const step = (event: KeyboardEvent): void => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    setDraft(undefined)
    onChange(moved(value ?? preset ?? 0, way * stepOf(spec) * (event.shiftKey ? 10 : 1), spec))
  }
  return (
    <span className={styles.amount}>
      <input
        id={id}
        inputMode="decimal"
        aria-label={label}
        autoComplete="off"
        value={draft ?? (value === undefined ? '' : writeNumber(value))}
        placeholder={preset === undefined ? undefined : writeNumber(preset)}
        onChange={({ target }) => type(target.value)}
        onKeyDown={step}
        onBlur={() => setDraft(undefined)}
      />
      {spec.unit === '' ? null : <span className={styles.unit}>{spec.unit}</span>}
    </span>
  )
}
