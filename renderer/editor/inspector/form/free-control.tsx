/** Any value as text: what has no control of its own is still no dead end. */
import { useState } from 'react'
import { parse, stringify } from 'yaml'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { TextArea } from '../../../design/fields.tsx'
import { text } from '../../../text/text.ts'
import styles from './form.module.css'
import type { ControlProps } from './form-scope.tsx'

const words = text.editor.inspector.form

export function FreeControl({ id, label, value, preset, onChange }: ControlProps<Json>) {
  const [draft, setDraft] = useState<string>()
  const [isWrong, setIsWrong] = useState(false)
  const type = (written: string): void => {
    setDraft(written)
    const read = readYaml(written)
    const isEmpty = written.trim() === ''
    setIsWrong(read === undefined && !isEmpty)
    if (read !== undefined || isEmpty) onChange(read)
  }
  return (
    <>
      <TextArea
        id={id}
        aria-label={label}
        aria-invalid={isWrong}
        rows={3}
        className={styles.code}
        value={draft ?? (value === undefined ? '' : stringify(value).trimEnd())}
        placeholder={preset === undefined ? words.anyValue : stringify(preset).trimEnd()}
        onChange={({ target }) => type(target.value)}
        onBlur={() => isWrong || setDraft(undefined)}
      />
      {isWrong ? (
        <p role="alert" className={styles.wrong}>
          {words.notReadable}
        </p>
      ) : null}
    </>
  )
}

/** Undefined: nothing that can be read yet. */
function readYaml(written: string): Json | undefined {
  try {
    return (parse(written, { maxAliasCount: 0 }) ?? undefined) as Json | undefined
  } catch {
    return undefined
  }
}
