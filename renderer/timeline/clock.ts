/**
 * The one time of a player, its timeline and everything beside them. Whoever draws by it asks for ticks; React only
 * hears of what rarely changes.
 */
import { createStore, type StoreApi } from 'zustand'
import { frameStep } from './frames.ts'
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

/** Followers may be so far from their leader. */
const MAX_DRIFT_SEC = 0.06

export function createClock(): Clock {
  const store = createStore<ClockState>(() => ({
    ...{ isPlaying: false, isWaiting: false, isLooping: false },
    ...{ durationSec: 0, fps: 25, rate: 1, range: undefined },
  }))
  const listeners = new Set<(sec: number) => void>()
  const elements: HTMLMediaElement[] = []
  /** Where a seek goes that waits for the one before it. */
  const wanted = new Map<HTMLMediaElement, number>()
  let now = 0
  let frame = 0

  const tell = (): void => {
    for (const listener of listeners) listener(now)
  }
  const jump = (element: HTMLMediaElement, sec: number): void => {
    if (element.seeking) wanted.set(element, sec)
    else element.currentTime = sec
  }
  const seek = (sec: number): void => {
    const { durationSec } = store.getState()
    now = Math.max(0, durationSec > 0 ? Math.min(sec, durationSec) : sec)
    for (const element of elements) jump(element, now)
    tell()
  }
  const pause = (): void => {
    for (const element of elements) element.pause()
  }
  const play = (): void => {
    const { durationSec, range, isLooping } = store.getState()
    if (range && isLooping && !isInLoop(range, now)) seek(range.fromSec)
    else if (now >= durationSec - 0.02) seek(0)
    // A play that a pause or another source cuts off is no fault.
    for (const element of elements) element.play().catch(() => undefined)
  }
  const loopBack = (): boolean => {
    const { isLooping, range } = store.getState()
    if (!isLooping || !range || now < range.toSec) return false
    seek(range.fromSec)
    return true
  }
  const tick = (): void => {
    frame = requestAnimationFrame(tick)
    const [leader, ...followers] = elements
    if (!leader || leader.seeking) return
    now = leader.currentTime
    if (loopBack()) return
    for (const each of followers)
      if (!each.seeking && Math.abs(each.currentTime - now) > MAX_DRIFT_SEC) each.currentTime = now
    tell()
  }
  const stop = (): void => {
    cancelAnimationFrame(frame)
    store.setState({ isPlaying: false, isWaiting: false })
    tell()
  }
  const begin = (): void => {
    cancelAnimationFrame(frame)
    store.setState({ isPlaying: true })
    tick()
  }
  const hear = (element: HTMLMediaElement): Readonly<Record<string, () => void>> => {
    const isLeader = (): boolean => element === elements[0]
    return {
      play: () => isLeader() && begin(),
      pause: () => isLeader() && stop(),
      waiting: () => isLeader() && store.setState({ isWaiting: true }),
      playing: () => isLeader() && store.setState({ isWaiting: false }),
      ended: () => {
        if (!isLeader()) return
        now = store.getState().durationSec
        if (!store.getState().isLooping) return stop()
        seek(store.getState().range?.fromSec ?? 0)
        play()
      },
      seeked: () => {
        const next = wanted.get(element)
        wanted.delete(element)
        if (next !== undefined) element.currentTime = next
        else if (isLeader()) store.setState({ isWaiting: false })
      },
      loadedmetadata: () => {
        element.playbackRate = store.getState().rate
        element.currentTime = now
      },
    }
  }

  return {
    store,
    ...{ seek, play, pause },
    sec: () => now,
    toggle: () => (store.getState().isPlaying ? pause() : play()),
    stepFrames: (count) => {
      pause()
      seek(frameStep(now, store.getState().fps, count))
    },
    set: (settings) => {
      store.setState(settings)
      const { durationSec, rate } = store.getState()
      for (const element of elements) element.playbackRate = rate
      if (durationSec > 0 && now > durationSec) seek(durationSec)
    },
    onTick: (listener) => {
      listeners.add(listener)
      listener(now)
      return () => void listeners.delete(listener)
    },
    drive: (element) => {
      elements.push(element)
      const heard = Object.entries(hear(element))
      for (const [event, listener] of heard) element.addEventListener(event, listener)
      if (element.readyState > 0) element.currentTime = now
      // One that comes while the others play, plays along.
      if (store.getState().isPlaying && elements.length > 1) element.play().catch(() => undefined)
      return () => {
        for (const [event, listener] of heard) element.removeEventListener(event, listener)
        const wasLeader = element === elements[0]
        elements.splice(elements.indexOf(element), 1)
        wanted.delete(element)
        if (wasLeader) stop()
      }
    },
  }
}
