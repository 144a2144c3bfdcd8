/**
 * The one time of a player, its timeline and everything beside them. Whoever draws by it asks for ticks; React only
 * hears of what rarely changes.
 */
import { createStore, type StoreApi } from 'zustand'
import { frameStep } from './frames.ts'
import { createMediaGroup } from './media-group.ts'
import { isInLoop, type TimeSpan } from './time-span.ts'

export interface ClockState {
  readonly isPlaying: boolean
  /** Nothing can be shown at this time yet: bytes are on their way. */
  readonly isWaiting: boolean
  readonly durationSec: number
  /** Frames a second of what is shown; what a step of one frame is. */
  readonly fps: number
  readonly rate: number
  readonly isLooping: boolean
  /** A part that was chosen; what is looped, where there is one. */
  readonly range: TimeSpan | undefined
}

type Settings = Partial<Pick<ClockState, 'durationSec' | 'fps' | 'rate' | 'isLooping' | 'range'>>

export interface Clock {
  readonly store: StoreApi<ClockState>
  /** Seconds, now. */
  sec(): number
  seek(sec: number): void
  play(): void
  pause(): void
  toggle(): void
  stepFrames(count: number): void
  set(settings: Settings): void
  /** At every frame of the screen while it plays, and after every jump. Returns how to end that. */
  onTick(listener: (sec: number) => void): () => void
  /** The first element leads, the others are kept with it. Returns how to let go of it. */
  drive(element: HTMLMediaElement): () => void
}

const AT_REST: ClockState = {
  ...{ isPlaying: false, isWaiting: false, isLooping: false },
  ...{ durationSec: 0, fps: 25, rate: 1, range: undefined },
}

/** So near to the end, playing is playing again. */
const END_SEC = 0.02

export function createClock(): Clock {
  const store = createStore<ClockState>(() => AT_REST)
  const listeners = new Set<(sec: number) => void>()
  const media = createMediaGroup()
  let now = 0
  let frame = 0

  const tell = (): void => {
    for (const listener of listeners) listener(now)
  }
  const seek = (sec: number): void => {
    const { durationSec } = store.getState()
    now = Math.max(0, durationSec > 0 ? Math.min(sec, durationSec) : sec)
    media.seek(now)
    tell()
  }
  const play = (): void => {
    const { durationSec, range, isLooping } = store.getState()
    if (range && isLooping && !isInLoop(range, now)) seek(range.fromSec)
    else if (now >= durationSec - END_SEC) seek(0)
    media.play()
  }
  const tick = (): void => {
    frame = requestAnimationFrame(tick)
    const leader = media.leader()
    if (!leader || leader.seeking) return
    now = leader.currentTime
    const { isLooping, range } = store.getState()
    const isOver = isLooping && range !== undefined && now >= range.toSec
    if (isOver) seek(range.fromSec)
    else {
      media.keepTogether(now)
      tell()
    }
  }
  const begin = (): void => {
    cancelAnimationFrame(frame)
    store.setState({ isPlaying: true })
    tick()
  }
  const rest = (): void => {
    cancelAnimationFrame(frame)
    store.setState({ isPlaying: false, isWaiting: false })
    tell()
  }
  const end = (): void => {
    const { durationSec, isLooping, range } = store.getState()
    now = durationSec
    if (isLooping) {
      seek(range?.fromSec ?? 0)
      play()
    } else rest()
  }
  const wait = (isWaiting: boolean) => (): void => store.setState({ isWaiting })

  /** What the leader does is what the clock does. */
  const hear = (element: HTMLMediaElement): readonly (readonly [string, () => void])[] => {
    const ifLeader = (work: () => void) => (): void => {
      if (element === media.leader()) work()
    }
    const arrive = (): void => {
      if (media.hasArrived(element)) ifLeader(wait(false))()
    }
    const open = (): void => {
      element.playbackRate = store.getState().rate
      element.currentTime = now
    }
    return [
      ['play', ifLeader(begin)],
      ['pause', ifLeader(rest)],
      ['ended', ifLeader(end)],
      ['waiting', ifLeader(wait(true))],
      ['playing', ifLeader(wait(false))],
      ['seeked', arrive],
      ['loadedmetadata', open],
    ]
  }
  const drive = (element: HTMLMediaElement): (() => void) => {
    media.add(element)
    const heard = hear(element)
    for (const [event, listener] of heard) element.addEventListener(event, listener)
    if (element.readyState > 0) element.currentTime = now
    // One that comes while the others play, plays along.
    if (store.getState().isPlaying) media.play()
    return () => {
      for (const [event, listener] of heard) element.removeEventListener(event, listener)
      const wasLeader = element === media.leader()
      media.remove(element)
      if (wasLeader) rest()
    }
  }

  return {
    ...{ store, seek, play, drive },
    pause: media.pause,
    sec: () => now,
    toggle: () => (store.getState().isPlaying ? media.pause() : play()),
    stepFrames: (count) => {
      media.pause()
      seek(frameStep(now, store.getState().fps, count))
    },
    set: (settings) => {
      store.setState(settings)
      const { durationSec, rate } = store.getState()
      media.setRate(rate)
      if (durationSec > 0 && now > durationSec) seek(durationSec)
    },
    onTick: (listener) => {
      listeners.add(listener)
      listener(now)
      return () => void listeners.delete(listener)
    },
  }
}
