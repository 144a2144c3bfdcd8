/** One item of the gallery. */
import { Star } from 'lucide-react'
import { type DragEvent, type MouseEvent, memo } from 'react'
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import { useEngine } from '../../connect/engine.tsx'
import { join } from '../../design/join.ts'
import { text } from '../../text/text.ts'
import { factOf, titleOf } from '../describe-item.ts'
import { carry } from './carry.ts'
import styles from './gallery-tile.module.css'
import { TilePicture } from './tile-picture.tsx'

export interface GalleryTileProps {
  readonly item: GalleryItem
  readonly width: number
  /** From 0, of all that were found so far. */
  readonly place: number
  readonly count: number
  readonly isSelected: boolean
  /** The one that Tab leads to. */
  readonly isCurrent: boolean
  /** Shown where the order of choosing counts, from 1. */
  readonly turn?: number | undefined
  readonly onPress: (item: GalleryItem, event: MouseEvent) => void
  readonly onOpen: (item: GalleryItem) => void
}

export const GalleryTile = memo(function GalleryTile(props: GalleryTileProps) {
  const { item, isSelected, isCurrent, place, count, width, turn, onPress, onOpen } = props
  const { media } = useEngine()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list that it stands in has the keys
    <div
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={place + 1}
      tabIndex={isCurrent ? 0 : -1}
      data-cid={item.cid}
      draggable
      className={join(styles.tile, isSelected && styles.selected)}
      onClick={(event) => onPress(item, event)}
      onDoubleClick={() => onOpen(item)}
      onDragStart={(event: DragEvent) => carry(event.dataTransfer, item, media)}
    >
      <TilePicture item={item} width={width} />
      {turn === undefined ? null : <span className={styles.turn}>{turn}</span>}
      <div className={styles.caption}>
        <div className={styles.title}>{titleOf(item)}</div>
        <div className={styles.fact}>
          {item.meta.rating > 0 ? <Rated stars={item.meta.rating} /> : null}
          <span className={styles.words}>{factOf(item)}</span>
        </div>
      </div>
    </div>
  )
})

const Rated = ({ stars }: { readonly stars: number }) => (
  <span className={styles.rated}>
    <Star aria-hidden />
    <span aria-hidden>{stars}</span>
    <span className="visually-hidden">{text.library.about.stars(stars)}</span>
  </span>
)
