/** Media elements that show the same moment: the first one leads, the others are kept with it. */

export interface MediaGroup {
  leader(): HTMLMediaElement | undefined
  add(element: HTMLMediaElement): void
  remove(element: HTMLMediaElement): void
  seek(sec: number): void
  play(): void
  pause(): void
  setRate(rate: number): void
  /** Brings the others back to the leader's time where they have drifted from it. */
  keepTogether(sec: number): void
  /** A seek has come to its end. False: it goes on to a place that was asked for meanwhile. */
  hasArrived(element: HTMLMediaElement): boolean
}

/** Others may be so far from their leader. */
const MAX_DRIFT_SEC = 0.06

export function createMediaGroup(): MediaGroup {
  const elements: HTMLMediaElement[] = []
  /** Where a seek goes that waits for the one before it. */
  const wanted = new Map<HTMLMediaElement, number>()
  return {
    leader: () => elements[0],
    add: (element) => void elements.push(element),
    remove: (element) => {
      elements.splice(elements.indexOf(element), 1)
      wanted.delete(element)
    },
    seek: (sec) => {
      for (const element of elements) {
        if (element.seeking) wanted.set(element, sec)
        else element.currentTime = sec
      }
    },
    play: () => {
      // A play that a pause or another source cuts off is no fault.
      for (const element of elements) element.play().catch(() => undefined)
    },
    pause: () => {
      for (const element of elements) element.pause()
    },
    setRate: (rate) => {
      for (const element of elements) element.playbackRate = rate
    },
    keepTogether: (sec) => {
      for (const other of elements.slice(1))
        if (!other.seeking && Math.abs(other.currentTime - sec) > MAX_DRIFT_SEC) other.currentTime = sec
    },
    hasArrived: (element) => {
      const next = wanted.get(element)
      wanted.delete(element)
      if (next !== undefined) element.currentTime = next
      return next === undefined
    },
  }
}
