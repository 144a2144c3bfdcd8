/** Plays a file of whatever kind. */
import { text } from '../../text/text.ts'
import type { Clock } from '../../timeline/clock.ts'
import { Player } from '../../timeline/player.tsx'
import { useMediaItem } from '../../timeline/queries.ts'
import styles from './media-player.module.css'

export interface MediaPlayerProps {
  readonly cid: string
  /** What it is, for who cannot see it. */
  readonly name: string
  /** Shared with what stands beside it; absent: its own. */
  readonly clock?: Clock
  /** As high as what it stands in, with few buttons. */
  readonly isCompact?: boolean
}

export function MediaPlayer({ cid, name, clock, isCompact = false }: MediaPlayerProps) {
  const { data, isPending } = useMediaItem(cid)
  if (isPending || data?.cid !== cid) return <div className={styles.room} />
  if (!data.facts) return <p className={styles.none}>{text.runs.result.noPlayer}</p>
  const { kind, durationSec } = data.facts
  const shared = clock ? { clock } : {}
  return (
    <Player {...{ cid, kind, durationSec, name }} {...shared} controls={isCompact ? 'compact' : 'full'} />
  )
}
