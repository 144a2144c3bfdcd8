/** A small picture of a file; sound, which has none, by its sign. */
import { KindIcon } from '../../media/kind.tsx'
import { Thumb } from '../../media/thumb.tsx'
import styles from './media-player.module.css'
import { useMediaKind } from './use-media-kind.ts'

export function MediaThumb({ cid, width }: { readonly cid: string; readonly width: number }) {
  const kind = useMediaKind(cid)
  return kind === 'video' || kind === 'image' ? (
    <Thumb name={cid} width={width} />
  ) : (
    <span className={styles.sign}>{kind === undefined ? null : <KindIcon kind={kind} />}</span>
  )
}
