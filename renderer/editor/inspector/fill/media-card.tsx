/** A piece of content that fills an input: what it looks like, what it is, what can be done with it here. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
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
  readonly tools: ReactNode
}

export function MediaCard({ name, width, tools }: MediaCardProps) {
  const { data, isError } = useContent(name)
  const item = data?.media
  return (
    <article className={styles.card}>
      {item ? <TilePicture item={item} width={width} /> : <div className={styles.blank} />}
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
