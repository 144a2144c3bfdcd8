/** One piece of content: what it is, what made it, what uses it. */
import { ArrowLeft } from 'lucide-react'
import { Link } from 'wouter'
import { reportOf } from '../connect/report-of.ts'
import { Button } from '../design/button.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { Player } from '../timeline/player.tsx'
import { titleOf } from './describe-item.ts'
import { useKnownBeats } from './grid/use-known-beats.ts'
import { AboutOne } from './inspector/about-one.tsx'
import { Document } from './item/document.tsx'
import styles from './item/item.module.css'
import { Making } from './item/making.tsx'
import { type GalleryItem, type Shown, useContent } from './queries.ts'
import { useItemCommands } from './use-item-commands.ts'

const words = text.library.item

export function ItemPage({ cid }: { readonly cid: string }) {
  const { data, error, refetch } = useContent(cid)
  const shown = data?.item.cid === cid ? data : undefined
  useItemCommands(shown?.media)
  return (
    <PageFrame
      title={shown ? nameOf(shown) : words.loading}
      back={
        <Link href="/media" className={styles.back}>
          <ArrowLeft aria-hidden />
          {words.back}
        </Link>
      }
      aside={shown?.media ? <AboutOne item={shown.media} /> : undefined}
      asideLabel={text.library.selected.label}
    >
      {error && !shown ? (
        <ErrorNote
          error={reportOf(error)}
          action={<Button onClick={() => void refetch()}>{text.common.retry}</Button>}
        />
      ) : null}
      {shown ? <Whole shown={shown} /> : null}
    </PageFrame>
  )
}

const nameOf = ({ media, item }: Shown): string =>
  media ? titleOf(media) : (item.names[0] ?? words.document)

const Whole = ({ shown: { media, document, madeBy } }: { readonly shown: Shown }) => (
  <div className={styles.whole}>
    {media ? <Stage item={media} /> : null}
    {media && madeBy.length > 0 ? <Making cid={media.cid} /> : null}
    {document === undefined ? null : <Document value={document} />}
  </div>
)

const Stage = ({ item }: { readonly item: GalleryItem }) => (
  <Player
    cid={item.cid}
    kind={item.media}
    durationSec={item.media === 'image' ? 0 : item.durationSec}
    name={titleOf(item)}
    beats={useKnownBeats(item)}
  />
)
