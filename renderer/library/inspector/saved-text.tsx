/** A text that is kept when its field is left or Enter is pressed; Escape takes back what was typed. */
import { type KeyboardEvent, useState } from 'react'
import { TextArea, TextInput } from '../../design/fields.tsx'
import { text } from '../../text/text.ts'

export interface SavedTextProps {
  readonly id: string
  /** Undefined: several values at once. */
  readonly value: string | undefined
  readonly maxLength: number
  readonly isLong: boolean
  readonly onSave: (value: string) => void
}

export function SavedText({ id, value, maxLength, isLong, onSave }: SavedTextProps) {
  /** Undefined: nothing was typed. */
  const [typed, setTyped] = useState<string>()
  const save = (): void => {
    setTyped(undefined)
    if (typed !== undefined && typed !== value) onSave(typed)
  }
  const fields = {
    ...{ id, maxLength },
    value: typed ?? value ?? '',
    placeholder: value === undefined ? text.library.about.mixed : undefined,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => setTyped(target.value),
    onBlur: save,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') setTyped(undefined)
      if (event.key === 'Enter' && !(isLong && event.shiftKey)) {
        event.preventDefault()
        save()
      }
    },
  }
  return isLong ? <TextArea {...fields} rows={2} /> : <TextInput {...fields} />
}
