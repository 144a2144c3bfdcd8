/** One item: what it looks like, what it is, what people say of it, where it comes from and where it went. */

import { titleOf } from '../describe-item.ts'
import { TilePicture } from '../grid/tile-picture.tsx'
import { type GalleryItem, useContent } from '../queries.ts'
import { Actions } from './actions.tsx'
import { FactLine } from './fact-line.tsx'
import { Identity } from './identity.tsx'
import styles from './inspector.module.css'
import { MadeBy } from './made-by.tsx'
import { Marks, Notes } from './notes.tsx'
import { UsedBy } from './used-by.tsx'
import { WhereItIs } from './where-it-is.tsx'

/** As wide as the panel leaves it. */
const PREVIEW_PX = 272

export interface AboutOneProps {
  readonly item: GalleryItem
  readonly hasPreview?: boolean
}

export function AboutOne({ item, hasPreview = false }: AboutOneProps) {
  const { data } = useContent(item.cid)
  // What is kept from the item before says nothing of this one.
  const shown = data?.item.cid === item.cid ? data : undefined
  return (
    <div className={styles.one}>
      {hasPreview ? (
        <div className={styles.preview}>
          <TilePicture item={item} width={PREVIEW_PX} />
        </div>
      ) : null}
      <header className={styles.head}>
        <h2 className={styles.title}>{titleOf(item)}</h2>
        <FactLine item={item} facts={shown?.facts} />
        <Marks items={[item]} />
      </header>
      <Actions item={item} isOpen={!hasPreview} recipe={shown?.madeBy[0]?.run?.recipe} />
      {shown ? (
        <>
          <MadeBy item={item} shown={shown} />
          <UsedBy shown={shown} />
          <WhereItIs item={item} shown={shown} />
        </>
      ) : null}
      <Notes items={[item]} />
      <Identity cid={item.cid} />
    </div>
  )
}
