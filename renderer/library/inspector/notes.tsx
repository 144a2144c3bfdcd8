/** What people say of it: title, rating, tags, notes, rights. Kept as soon as a field is left. */
import { Field } from '../../design/fields.tsx'
import { Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import type { GalleryItem } from '../queries.ts'
import { Rating } from './rating.tsx'
import { commonOf } from './said.ts'
import { SavedText } from './saved-text.tsx'
import { Tags } from './tags.tsx'
import { useSay } from './use-say.ts'

const words = text.library.about

/** What it is sorted by: stars and tags. */
export function Marks({ items }: { readonly items: readonly GalleryItem[] }) {
  const say = useSay(items)
  const metas = items.map(({ meta }) => meta)
  return (
    <>
      <Rating value={commonOf(metas, 'rating')} onChange={(rating) => say(() => ({ rating }))} />
      <Tags metas={metas} onSay={say} />
    </>
  )
}

export function Notes({ items }: { readonly items: readonly GalleryItem[] }) {
  const say = useSay(items)
  const metas = items.map(({ meta }) => meta)
  const field = (key: 'title' | 'notes' | 'rights', label: string, isLong: boolean) => (
    <Field label={label} hint={key === 'rights' ? words.rightsHint : undefined}>
      {(id) => (
        <SavedText
          key={`${key} ${items.length} ${items[0]?.cid}`}
          id={id}
          value={commonOf(metas, key)}
          maxLength={LENGTHS[key]}
          isLong={isLong}
          onSave={(value) => say(() => ({ [key]: value }))}
        />
      )}
    </Field>
  )
  return (
    <Section title={words.notes}>
      {items.length === 1 ? field('title', words.titleField, false) : null}
      {field('notes', words.note, true)}
      {field('rights', words.rights, false)}
    </Section>
  )
}

/** As the engine takes them. */
const LENGTHS = { title: 200, notes: 20_000, rights: 2000 } as const
