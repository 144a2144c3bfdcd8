/** From a number to a number, either of them open. Taken when the field is left, or with Enter. */
import { useState } from 'react'
import { TextInput } from '../../design/fields.tsx'
import { text } from '../../text/text.ts'
import styles from './filter-bar.module.css'
import { type Range, readRange } from './wish.ts'

const words = text.library.filter

export interface RangeFieldsProps {
  readonly name: string
  readonly unit: string
  readonly hint?: string
  readonly value: Range | undefined
  readonly onChange: (range: Range | undefined) => void
}

export const RangeFields = (props: RangeFieldsProps) => <Fields key={props.value?.join('-')} {...props} />

function Fields({ name, unit, hint, value, onChange }: RangeFieldsProps) {
  const [least, setLeast] = useState(String(value?.[0] ?? ''))
  const [most, setMost] = useState(String(value?.[1] ?? ''))
  const take = (): void => onChange(readRange(`${least.trim()}-${most.trim()}`))
  const field = (label: string, shown: string, set: (text: string) => void) => (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      placeholder={words.any}
      value={shown}
      onChange={({ target }) => set(target.value)}
      onBlur={take}
      onKeyDown={({ key }) => (key === 'Enter' ? take() : undefined)}
    />
  )
  return (
    <fieldset className={styles.group}>
      <legend>{name}</legend>
      <div className={styles.range}>
        {field(words.least(name), least, setLeast)}
        <span>{words.to}</span>
        {field(words.most(name), most, setMost)}
        <span>{unit}</span>
      </div>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
    </fieldset>
  )
}
