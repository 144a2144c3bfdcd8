/** About what is chosen: one item with all that is known of it, or several at once. */
import { MousePointerClick } from 'lucide-react'
import { useMemo } from 'react'
import { text } from '../../text/text.ts'
import type { GalleryItem } from '../queries.ts'
import { useShelf } from '../shelf.ts'
import { AboutMany } from './about-many.tsx'
import { AboutOne } from './about-one.tsx'
import styles from './inspector.module.css'

export function Inspector({ items }: { readonly items: readonly GalleryItem[] }) {
  const cids = useShelf(({ selection }) => selection.cids)
  const chosen = useMemo(() => {
    const wanted = new Set(cids)
    return items.filter(({ cid }) => wanted.has(cid))
  }, [items, cids])
  const [first] = chosen
  if (!first) return <Nothing />
  return chosen.length === 1 ? (
    <AboutOne key={first.cid} item={first} hasPreview />
  ) : (
    <AboutMany items={chosen} />
  )
}

const Nothing = () => (
  <div className={styles.nothing}>
    <MousePointerClick aria-hidden />
    <p>{text.library.selected.none}</p>
  </div>
)
