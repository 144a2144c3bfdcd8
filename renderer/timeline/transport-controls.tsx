/** The controls of a transport, one by one. */
import {
  ChevronFirst,
  ChevronLast,
  Ellipsis,
  Gauge,
  Maximize,
  Pause,
  Play,
  Repeat,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { Button, IconButton } from '../design/button.tsx'
import { Slider } from '../design/fields.tsx'
import { Menu } from '../design/menu.tsx'
import { text } from '../text/text.ts'
import type { Clock } from './clock.ts'
import { SPEEDS } from './player-commands.ts'
import styles from './transport.module.css'
import { useClock } from './use-clock.ts'
import { setVolume, toggleMute, useVolume } from './volume.ts'

const words = text.editor.dock.player

interface OfClock {
  readonly clock: Clock
}

export function PlayButton({ clock }: OfClock) {
  const isPlaying = useClock(clock, (state) => state.isPlaying)
  return (
    <IconButton
      label={isPlaying ? words.pause : words.play}
      keys="Space"
      icon={isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
      className={styles.play}
      onClick={clock.toggle}
    />
  )
}

export const ToStart = ({ clock }: OfClock) => (
  <IconButton
    label={words.toStart}
    keys="Home"
    icon={<ChevronFirst aria-hidden />}
    onClick={() => clock.seek(0)}
  />
)

export const ToEnd = ({ clock }: OfClock) => (
  <IconButton
    label={words.toEnd}
    keys="End"
    icon={<ChevronLast aria-hidden />}
    onClick={() => clock.seek(clock.store.getState().durationSec)}
  />
)

export function Looping({ clock }: OfClock) {
  const isLooping = useClock(clock, (state) => state.isLooping)
  return (
    <IconButton
      label={words.loop}
      keys="Shift+l"
      isPressed={isLooping}
      icon={<Repeat aria-hidden />}
      onClick={() => clock.set({ isLooping: !isLooping })}
    />
  )
}

const speeds = (clock: Clock) =>
  SPEEDS.map((rate) => ({ text: words.speedOf(rate), run: () => clock.set({ rate }) }))

export function Speed({ clock }: OfClock) {
  const rate = useClock(clock, (state) => state.rate)
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={words.speedOf(rate)} icon={<Gauge aria-hidden />}>
          {words.rate(rate)}
        </Button>
      }
      groups={[speeds(clock)]}
    />
  )
}

export function Loudness() {
  const { volume, isMuted } = useVolume()
  return (
    <div className={styles.loudness}>
      <IconButton
        label={isMuted ? words.unmute : words.mute}
        keys="Shift+m"
        icon={isMuted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        onClick={toggleMute}
      />
      <div className={styles.volume}>
        <Slider label={words.volume} value={isMuted ? 0 : volume} min={0} max={1} onChange={setVolume} />
      </div>
    </div>
  )
}

interface MoreProps extends OfClock {
  readonly onFullScreen: (() => void) | undefined
}

/** What there is no room for. */
export function More({ clock, onFullScreen }: MoreProps) {
  const isLooping = useClock(clock, (state) => state.isLooping)
  const isMuted = useVolume((state) => state.isMuted)
  const loop = {
    text: isLooping ? words.loopOff : words.loop,
    icon: <Repeat aria-hidden />,
    keys: 'Shift+l',
    run: () => clock.set({ isLooping: !isLooping }),
  }
  const mute = {
    text: isMuted ? words.unmute : words.mute,
    icon: isMuted ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />,
    keys: 'Shift+m',
    run: toggleMute,
  }
  const full = onFullScreen
    ? [{ text: words.fullScreen, icon: <Maximize aria-hidden />, keys: 'Shift+f', run: onFullScreen }]
    : []
  return (
    <Menu
      trigger={<IconButton label={words.more} icon={<Ellipsis aria-hidden />} />}
      groups={[[loop, mute, ...full], speeds(clock)]}
    />
  )
}
