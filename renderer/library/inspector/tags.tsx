/** Words it can be found by. */
import { X } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import type { ContentMeta } from '../../../engine/contract/groups/content.ts'
import { Field, TextInput } from '../../design/fields.tsx'
import { join } from '../../design/join.ts'
import { text } from '../../text/text.ts'
import { useFacets } from '../queries.ts'
import { splitTags, tagsOf, withoutTag, withTags } from './said.ts'
import styles from './tags.module.css'
import type { Say } from './use-say.ts'

const words = text.library.about

export interface TagsProps {
  readonly metas: readonly ContentMeta[]
  readonly onSay: Say
}

export const Tags = ({ metas, onSay }: TagsProps) => (
  <Field label={words.tags}>
    {(id) => (
      <div className={styles.tags}>
        {tagsOf(metas).map(({ tag, isOnAll }) => (
          <span key={tag} className={join(styles.tag, !isOnAll && styles.some)}>
            {tag}
            <button
              type="button"
              aria-label={words.removeTag(tag)}
              className={styles.remove}
              onClick={() => onSay((meta) => withoutTag(meta, tag))}
            >
              <X aria-hidden />
            </button>
          </span>
        ))}
        <NewTag id={id} onAdd={(tags) => onSay((meta) => withTags(meta, tags))} />
      </div>
    )}
  </Field>
)

function NewTag({ id, onAdd }: { readonly id: string; readonly onAdd: (tags: readonly string[]) => void }) {
  const [typed, setTyped] = useState('')
  const known = useId()
  const { data } = useFacets({})
  const add = (): void => {
    const tags = splitTags(typed)
    setTyped('')
    if (tags.length > 0) onAdd(tags)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ',') return
    event.preventDefault()
    add()
  }
  return (
    <>
      <TextInput
        id={id}
        list={known}
        placeholder={words.addTag}
        value={typed}
        className={styles.input}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <datalist id={known}>
        {data?.tags.map(({ tag }) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </>
  )
}
