/** Several items: how much they are together, and what can be said of all of them at once. */
import { Download, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Progress } from '../../design/progress.tsx'
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

interface Many {
  readonly items: readonly GalleryItem[]
}

export function AboutMany({ items }: Many) {
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
      <Acts items={items} />
      <Notes items={items} />
    </div>
  )
}

function Acts({ items }: Many) {
  const actions = useItemActions()
  const [removing, setRemoving] = useState<Removing>()
  const remove = async (): Promise<void> => {
    const abort = new AbortController()
    const onProgress = (done: number): void => setRemoving({ done, all: items.length, abort })
    await actions.remove(items, { signal: abort.signal, onProgress })
    setRemoving(undefined)
  }
  if (removing) return <InProgress removing={removing} />
  return (
    <div className={styles.acts}>
      <Button icon={<Download aria-hidden />} onClick={() => items.forEach(actions.download)}>
        {words.action.download}
      </Button>
      <Button look="danger" icon={<Trash2 aria-hidden />} onClick={() => void remove()}>
        {words.action.delete}
      </Button>
    </div>
  )
}

interface Removing {
  readonly done: number
  readonly all: number
  readonly abort: AbortController
}

const InProgress = ({ removing: { done, all, abort } }: { readonly removing: Removing }) => (
  <div className={styles.way}>
    <p role="status">{words.deleting(done, all)}</p>
    <Progress label={words.deleting(done, all)} fraction={done / all} />
    <Button onClick={() => abort.abort()}>{text.common.cancel}</Button>
  </div>
)

function sumsOf(items: readonly GalleryItem[]) {
  const sum = (of: (item: GalleryItem) => number): number =>
    items.reduce((total, item) => total + of(item), 0)
  const seconds = sum(({ media, durationSec }) => (media === 'image' ? 0 : durationSec))
  return [
    [words.about.bytes, bytes(sum(({ sizeBytes }) => sizeBytes))],
    [words.about.length, seconds > 0 ? duration(seconds) : ''],
  ] as const
}
