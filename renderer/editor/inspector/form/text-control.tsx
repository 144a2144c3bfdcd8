/** Words. What is typed is seen at once, and written as it is typed. */
import { TextArea, TextInput } from '../../../design/fields.tsx'
import type { ControlProps } from './form-scope.tsx'

export interface TextControlProps extends ControlProps<string> {
  readonly isLong: boolean
}

export function TextControl({ id, label, value, preset, isLong, onChange }: TextControlProps) {
  const Input = isLong ? TextArea : TextInput
  return (
    <Input
      id={id}
      aria-label={label}
      value={value ?? ''}
      placeholder={preset}
      onChange={({ target }: { target: { value: string } }) => onChange(target.value || undefined)}
    />
  )
}
