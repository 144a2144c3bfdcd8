/** What a piece of content looks like: a frame that follows the pointer, or its sound. */
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import { KindIcon } from '../../media/kind.tsx'
import { Thumb } from '../../media/thumb.tsx'
import { useWaveform } from '../../media/use-waveform.ts'
import { Waveform } from '../../media/waveform.tsx'
import { clock } from '../../text/quantities.ts'
import styles from './tile-picture.module.css'
import { useKnownBeats } from './use-known-beats.ts'
import { useScrub } from './use-scrub.ts'

/** Small ones share the picture of the larger ones: it is made already. */
const LEAST_PX = 200

export interface TilePictureProps {
  readonly item: Pick<GalleryItem, 'cid' | 'media' | 'durationSec' | 'bpm'>
  /** Pixels on the screen. */
  readonly width: number
  /** Without its length, where it is too small for words. */
  readonly isBare?: boolean
}

export const TilePicture = ({ item, width, isBare = false }: TilePictureProps) => (
  <div className={styles.picture}>
    {item.media === 'audio' ? <Sound item={item} /> : <Frames item={item} width={width} />}
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
  if (item.media === 'image') return <Thumb name={item.cid} width={Math.max(LEAST_PX, width)} />
  return (
    <div className={styles.scrub} {...moves}>
      <Thumb name={item.cid} width={Math.max(LEAST_PX, width)} atSec={atSec} />
      {share === undefined ? null : <span className={styles.hand} style={{ left: `${share * 100}%` }} />}
    </div>
  )
}

const PEAKS = 240

const Sound = ({ item }: Pick<TilePictureProps, 'item'>) => (
  <div className={styles.sound}>
    <Waveform peaks={useWaveform(item.cid, PEAKS)} {...useKnownBeats(item)} />
  </div>
)
