/** One of a few, all in sight. */
import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import type { ReactNode } from 'react'
import styles from './segments.module.css'

export interface SegmentsProps<Value extends string> {
  readonly label: string
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly text: ReactNode; readonly label?: string }[]
  readonly onChange: (value: Value) => void
}

export function Segments<Value extends string>({ label, value, options, onChange }: SegmentsProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      className={styles.segments}
      value={value === undefined ? [] : [value]}
      onValueChange={([next]) => {
        if (next !== undefined) onChange(next as Value)
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} aria-label={option.label} className={styles.segment}>
          {option.text}
        </Toggle>
      ))}
    </ToggleGroup>
  )
}
