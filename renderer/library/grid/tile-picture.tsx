/** What a piece of content looks like: a frame that follows the pointer, or its sound. */
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import { KindIcon } from '../../media/kind.tsx'
import { Thumb } from '../../media/thumb.tsx'
import { useWaveform } from '../../media/use-waveform.ts'
import { Waveform } from '../../media/waveform.tsx'
import { clock } from '../../text/quantities.ts'
import styles from './tile-picture.module.css'
import { useScrub } from './use-scrub.ts'

export interface TilePictureProps {
  readonly item: Pick<GalleryItem, 'cid' | 'media' | 'durationSec'>
  /** Pixels on the screen. */
  readonly width: number
  /** Without its length, where it is too small for words. */
  readonly isBare?: boolean
}

export const TilePicture = ({ item, width, isBare = false }: TilePictureProps) => (
  <div className={styles.picture}>
    {item.media === 'audio' ? <Sound cid={item.cid} /> : <Frames item={item} width={width} />}
    {/* Over pictures of any colour it is dark in every theme. */}
    {isBare ? null : (
      <span data-theme="dark" className={styles.badge}>
        <KindIcon kind={item.media} />
        {item.media === 'image' ? null : <time>{clock(item.durationSec)}</time>}
      </span>
    )}
  </div>
)

function Frames({ item, width }: Omit<TilePictureProps, 'isBare'>) {
  const { atSec, share, ...moves } = useScrub(item.durationSec)
  if (item.media === 'image') return <Thumb name={item.cid} width={width} />
  return (
    <div className={styles.scrub} {...moves}>
      <Thumb name={item.cid} width={width} atSec={atSec} />
      {share === undefined ? null : <span className={styles.hand} style={{ left: `${share * 100}%` }} />}
    </div>
  )
}

const PEAKS = 240

const Sound = ({ cid }: Pick<GalleryItem, 'cid'>) => (
  <div className={styles.sound}>
    <Waveform peaks={useWaveform(cid, PEAKS)} />
  </div>
)
