/** The files that take the most room, and why each is kept. */
import { Lock, Trash2 } from 'lucide-react'
import { Link } from 'wouter'
import type { GalleryItem } from '../../engine/contract/groups/content.ts'
import { Block } from '../design/block.tsx'
import { IconButton } from '../design/button.tsx'
import { Pill } from '../design/pill.tsx'
import { titleOf } from '../library/describe-item.ts'
import { KindIcon } from '../media/kind.tsx'
import { Thumb } from '../media/thumb.tsx'
import { bytes } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { useLargest, useRemove } from './queries.ts'
import styles from './rows.module.css'

const words = text.storage.largest
const SHOWN = 12

export function Largest() {
  const { data } = useLargest(SHOWN)
  if (!data) return null
  return (
    <Block title={words.title} isList>
      {data.items.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      <ul>
        {data.items.map((item) => (
          <Row key={item.cid} item={item} />
        ))}
      </ul>
    </Block>
  )
}

function Row({ item }: { readonly item: GalleryItem }) {
  const remove = useRemove()
  const { cid, media, summary, sizeBytes, protectedBy } = item
  const name = titleOf(item)
  return (
    <li className={styles.row}>
      <div className={styles.picture}>
        {media === 'audio' ? <KindIcon kind={media} /> : <Thumb name={cid} width={64} />}
      </div>
      <div className={styles.words}>
        <Link href={`/media/${cid}`} className={styles.name}>
          {name}
        </Link>
        <span className={styles.note}>{[summary, ...protectedBy.slice(0, 1)].join(' · ')}</span>
      </div>
      <span className={styles.size}>{bytes(sizeBytes)}</span>
      <div className={styles.end}>
        {protectedBy.length > 0 ? (
          <Pill icon={<Lock aria-hidden />}>{words.kept}</Pill>
        ) : (
          <IconButton
            label={words.delete(name)}
            icon={<Trash2 aria-hidden />}
            disabled={remove.isPending}
            onClick={() => remove.mutate({ cid, name })}
          />
        )}
      </div>
    </li>
  )
}
