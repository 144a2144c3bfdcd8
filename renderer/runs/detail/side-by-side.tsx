/** What a run gave and what the one before gave, at the same moment of both. */
import { text } from '../../text/text.ts'
import { MediaStage } from '../../timeline/media-stage.tsx'
import { useMediaFacts } from '../../timeline/queries.ts'
import { useOwnClock } from '../../timeline/use-clock.ts'
import styles from './media-player.module.css'
import { MediaPlayer, type MediaPlayerProps } from './media-player.tsx'

const words = text.runs.artifacts

export interface SideBySideProps {
  readonly name: string
  readonly now: string
  readonly before: string | undefined
  /** Why there is none before. */
  readonly lack: string
}

export function SideBySide({ name, now, before, lack }: SideBySideProps) {
  const clock = useOwnClock()
  return (
    <div className={styles.pair}>
      <figure className={styles.side}>
        <figcaption>{words.now}</figcaption>
        <MediaPlayer cid={now} name={`${name}, ${words.now}`} clock={clock} />
      </figure>
      <figure className={styles.side}>
        <figcaption>{before === now ? words.beforeSame : words.before}</figcaption>
        {before === undefined ? (
          <p className={styles.none}>{lack}</p>
        ) : (
          <Silent cid={before} name={name} clock={clock} />
        )}
      </figure>
    </div>
  )
}

type SilentProps = Required<Pick<MediaPlayerProps, 'cid' | 'name' | 'clock'>>

function Silent({ cid, name, clock }: SilentProps) {
  const kind = useMediaFacts(cid)?.kind
  return (
    <div className={styles.stage}>
      {kind === undefined ? null : (
        <MediaStage cid={cid} kind={kind} name={`${name}, ${words.before}`} clock={clock} isSilent />
      )}
    </div>
  )
}
