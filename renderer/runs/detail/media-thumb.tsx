/** A small picture of a file; sound, which has none, by its sign. */
import { KindIcon } from '../../media/kind.tsx'
import { Thumb } from '../../media/thumb.tsx'
import { useMediaItem } from '../../timeline/queries.ts'
import styles from './media-player.module.css'

export function MediaThumb({ cid, width }: { readonly cid: string; readonly width: number }) {
  const kind = useMediaItem(cid).data?.facts?.kind
  return kind === 'video' || kind === 'image' ? (
    <Thumb name={cid} width={width} />
  ) : (
    <span className={styles.sign}>{kind === undefined ? null : <KindIcon kind={kind} />}</span>
  )
}
