/** Several items: how much they are together, and what can be said of all of them at once. */
import { Download, Trash2 } from 'lucide-react'
import { Button } from '../../design/button.tsx'
import { Facts } from '../../design/section.tsx'
import { bytes, duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { TilePicture } from '../grid/tile-picture.tsx'
import type { GalleryItem } from '../queries.ts'
import { useItemActions } from '../use-item-actions.ts'
import styles from './inspector.module.css'
import { Marks, Notes } from './notes.tsx'

const words = text.library

const SHOWN = 6

export function AboutMany({ items }: { readonly items: readonly GalleryItem[] }) {
  const actions = useItemActions()
  return (
    <div className={styles.one}>
      <div aria-hidden className={styles.stack}>
        {items.slice(0, SHOWN).map((item) => (
          <TilePicture key={item.cid} item={item} width={90} isBare />
        ))}
      </div>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.selected.count(items.length)}</h2>
        <Marks items={items} />
      </header>
      <Facts rows={sumsOf(items)} />
      <div className={styles.acts}>
        <Button icon={<Download aria-hidden />} onClick={() => items.forEach(actions.download)}>
          {words.action.download}
        </Button>
        <Button look="danger" icon={<Trash2 aria-hidden />} onClick={() => void actions.remove(items)}>
          {words.action.delete}
        </Button>
      </div>
      <Notes items={items} />
    </div>
  )
}

function sumsOf(items: readonly GalleryItem[]) {
  const sum = (of: (item: GalleryItem) => number): number =>
    items.reduce((total, item) => total + of(item), 0)
  const seconds = sum(({ media, durationSec }) => (media === 'image' ? 0 : durationSec))
  return [
    [words.about.bytes, bytes(sum(({ sizeBytes }) => sizeBytes))],
    [words.about.length, seconds > 0 ? duration(seconds) : ''],
  ] as const
}
