/** A whole number that is written down when it is left or confirmed. */
import { useState } from 'react'
import type { ConfigSchema } from '../../engine/contract/config-schema.ts'
import { TextInput } from '../design/fields.tsx'

export interface NumberSettingProps {
  readonly label: string
  readonly schema: ConfigSchema
  readonly value: number
  readonly onChange: (value: number) => void
}

export function NumberSetting({ label, schema: { minimum, maximum }, value, onChange }: NumberSettingProps) {
  const [typed, type] = useState<string>()
  const keep = (): void => {
    const number = Number(typed)
    type(undefined)
    if (typed !== undefined && Number.isInteger(number) && number !== value) onChange(number)
  }
  return (
    <TextInput
      type="number"
      aria-label={label}
      min={minimum}
      max={maximum}
      value={typed ?? String(value)}
      onChange={({ target }) => type(target.value)}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === 'Enter') keep()
        if (key === 'Escape') type(undefined)
      }}
    />
  )
}
