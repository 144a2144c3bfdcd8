/** A piece of content that fills an input: what it looks like, what it is, what can be done with it here. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { join } from '../../../design/join.ts'
import { factOf, titleOf } from '../../../library/describe-item.ts'
import { TilePicture } from '../../../library/grid/tile-picture.tsx'
import { useContent } from '../../../library/queries.ts'
import { shortId } from '../../../text/quantities.ts'
import { text } from '../../../text/text.ts'
import styles from './fill.module.css'

const words = text.editor.inspector.input

export interface MediaCardProps {
  /** CID or name. */
  readonly name: string
  /** Pixels on the screen. */
  readonly width: number
  /** One of many: a small picture beside its words. */
  readonly isRow: boolean
  readonly tools: ReactNode
}

/** Pixels. */
const ROW_WIDTH = 104

export function MediaCard({ name, width, isRow, tools }: MediaCardProps) {
  const { data, isError } = useContent(name)
  const item = data?.media
  return (
    <article className={join(styles.card, isRow && styles.row)}>
      {item ? (
        <TilePicture item={item} width={isRow ? ROW_WIDTH : width} />
      ) : (
        <div className={styles.blank} />
      )}
      <div className={styles.foot}>
        <div className={styles.words}>
          {item ? (
            <>
              <Link href={`/media/${item.cid}`} className={styles.title}>
                {titleOf(item)}
              </Link>
              <span className={styles.facts}>{factOf(item)}</span>
            </>
          ) : (
            <>
              <span className={styles.title}>{shortId(name)}</span>
              {isError ? <span className={styles.lost}>{words.lost}</span> : null}
            </>
          )}
        </div>
        {tools}
      </div>
    </article>
  )
}
