/** Plays a video, a sound, or shows a picture: by itself, or as one view of a clock that others share. */
import { useEffect, useRef } from 'react'
import type { MediaKind } from '../../engine/recipe/recipe.ts'
import { useCommands } from '../commands/commands.ts'
import { join } from '../design/join.ts'
import { shortId } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { type Beats, NO_BEATS } from './bars.ts'
import type { Clock } from './clock.ts'
import { MediaStage } from './media-stage.tsx'
import styles from './player.module.css'
import { playerCommands } from './player-commands.ts'
import { useMediaFacts } from './queries.ts'
import { SoundPicture } from './sound-picture.tsx'
import { type Controls, Transport } from './transport.tsx'
import { useClock, useOwnClock } from './use-clock.ts'

export interface PlayerProps {
  readonly cid: string
  readonly kind: MediaKind
  /** 0 for pictures. */
  readonly durationSec: number
  /** Absent: what the file is called. */
  readonly name?: string
  /** To be shared with a timeline; absent: its own. */
  readonly clock?: Clock
  /** For the place in the music. */
  readonly beats?: Beats
  /** See `TransportProps`. */
  readonly controls?: Controls
}

export function Player(props: PlayerProps) {
  const { cid, kind, durationSec, beats = NO_BEATS, controls = 'full' } = props
  const clock = useOwnClock(props.clock)
  const facts = useMediaFacts(cid)
  const stage = useRef<HTMLDivElement>(null)
  const name = props.name ?? facts?.name ?? shortId(cid)
  useEffect(() => clock.set({ durationSec, fps: facts?.fps ?? 25 }), [clock, durationSec, facts])
  const fullScreen = (): void => void toggleFullScreen(stage.current)
  useCommands(kind === 'image' ? [] : playerCommands(clock, fullScreen))
  return (
    <section
      aria-label={text.editor.dock.player.label}
      className={join(styles.player, controls !== 'full' && styles[controls])}
    >
      <div
        ref={stage}
        className={join(
          styles.stage,
          kind === 'audio' && (controls === 'full' ? styles.sound : styles.unseen),
        )}
      >
        <MediaStage {...{ cid, kind, name, clock }} />
        {kind === 'audio' ? <SoundPicture cid={cid} clock={clock} beats={beats} /> : null}
        {kind === 'image' ? null : <Waiting clock={clock} />}
      </div>
      {kind === 'image' ? null : (
        <Transport {...{ clock, beats, controls }} onFullScreen={kind === 'video' ? fullScreen : undefined} />
      )}
    </section>
  )
}

function Waiting({ clock }: { readonly clock: Clock }) {
  const isWaiting = useClock(clock, (state) => state.isWaiting)
  return isWaiting ? (
    <p role="status" className={styles.waiting}>
      {text.editor.dock.player.waiting}
    </p>
  ) : null
}

export const toggleFullScreen = (element: HTMLElement | null): Promise<void> | undefined =>
  document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen()
