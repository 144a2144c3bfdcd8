/** Plays a file of whatever kind, with the browser's own controls. */
import { useState } from 'react'
import { useEngine } from '../../connect/engine.tsx'
import { join } from '../../design/join.ts'
import { text } from '../../text/text.ts'
import styles from './media-player.module.css'
import { useMediaKind } from './use-media-kind.ts'

const words = text.runs.result

export interface MediaPlayerProps {
  readonly cid: string
  /** What it is, for who cannot see it. */
  readonly name: string
  readonly className?: string | undefined
}

export function MediaPlayer({ cid, name, className }: MediaPlayerProps) {
  const { media } = useEngine()
  const [failed, setFailed] = useState<string>()
  const kind = useMediaKind(cid)
  if (failed === cid) return <p className={styles.none}>{words.noPlayer}</p>
  if (kind === 'image')
    return <img src={media.raw(cid)} alt={name} className={join(styles.picture, className)} />
  const shared = {
    src: media.playable(cid),
    controls: true,
    'aria-label': name,
    onError: () => setFailed(cid),
  }
  if (kind === 'audio')
    return (
      <audio {...shared} className={styles.sound}>
        <track kind="captions" />
      </audio>
    )
  return (
    <video
      {...shared}
      preload="metadata"
      poster={kind === undefined ? undefined : media.thumb(cid, { width: 640 })}
      className={join(styles.picture, className)}
    >
      <track kind="captions" />
    </video>
  )
}
