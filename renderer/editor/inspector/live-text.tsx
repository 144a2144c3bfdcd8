/** Text of the document that is edited where it is read: seen at once, written as it is typed. */
import type { ComponentType } from 'react'
import type { DocumentState } from '../document/document-store.ts'
import type { RecipeEdit } from '../document/reader.ts'
import { useDocument } from '../document/use-document.tsx'
import { useLiveEdits } from './use-live-edits.ts'

interface InputLike {
  readonly id?: string | undefined
  readonly className?: string | undefined
  readonly 'aria-label': string
  readonly placeholder?: string | undefined
  readonly value: string
  readonly onChange: (event: { readonly target: { readonly value: string } }) => void
}

export interface LiveTextProps {
  readonly id?: string
  readonly className?: string | undefined
  readonly label: string
  readonly placeholder?: string | undefined
  readonly valueIn: (state: DocumentState) => string
  readonly make: (value: string, state: DocumentState) => readonly RecipeEdit[]
  /** TextInput, TextArea or anything like them. */
  readonly as: ComponentType<InputLike>
}

export function LiveText({ id, className, label, placeholder, valueIn, make, as: Input }: LiveTextProps) {
  const written = useDocument(valueIn)
  const { pending, edit } = useLiveEdits()
  const typed = pending.get(label)?.value
  return (
    <Input
      id={id}
      className={className}
      aria-label={label}
      placeholder={placeholder}
      value={typeof typed === 'string' ? typed : written}
      onChange={({ target: { value } }) => edit(label, { value, label, make: (state) => make(value, state) })}
    />
  )
}
