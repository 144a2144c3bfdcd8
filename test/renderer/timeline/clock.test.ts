/** A player's clock, driven by elements that do what the browser's do. */
import { describe, expect, it, vi } from 'vitest'
import { createClock } from '../../../renderer/timeline/clock.ts'

/** As much of a media element as a clock touches: time stands still until the test moves it. */
class FakeMedia extends EventTarget {
  currentTime = 0
  playbackRate = 1
  readyState = 4
  seeking = false
  paused = true

  play(): Promise<void> {
    this.paused = false
    this.dispatchEvent(new Event('play'))
    return Promise.resolve()
  }

  pause(): void {
    if (this.paused) return
    this.paused = true
    this.dispatchEvent(new Event('pause'))
  }

  tell(name: string): void {
    this.dispatchEvent(new Event(name))
  }
}

/** Frames of the screen, one at a time. */
function openScreen() {
  const waiting = new Map<number, () => void>()
  let last = 0
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => {
    waiting.set(++last, draw)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => waiting.delete(id))
  return {
    frame: () => {
      const draws = [...waiting.values()]
      waiting.clear()
      for (const draw of draws) draw()
    },
    isStill: () => waiting.size === 0,
  }
}

function open(durationSec = 10) {
  const screen = openScreen()
  const clock = createClock()
  clock.set({ durationSec, fps: 25 })
  const leader = new FakeMedia()
  const leave = clock.drive(leader as unknown as HTMLMediaElement)
  return { clock, leader, leave, screen }
}

describe('a clock', () => {
  it('tells the time at every frame while it plays, and rests when it does not', () => {
    const { clock, leader, screen } = open()
    const told: number[] = []
    clock.onTick((sec) => told.push(sec))
    clock.play()
    leader.currentTime = 0.5
    screen.frame()
    clock.pause()
    expect(told).toContain(0.5)
    expect(clock.store.getState().isPlaying).toBe(false)
    expect(screen.isStill()).toBe(true)
  })

  it('waits with a seek until the one before has come, and goes to the last place only', () => {
    const { clock, leader } = open()
    clock.seek(1)
    leader.seeking = true
    clock.seek(2)
    clock.seek(3)
    expect(leader.currentTime).toBe(1)
    expect(clock.sec()).toBe(3)
    leader.seeking = false
    leader.tell('seeked')
    expect(leader.currentTime).toBe(3)
  })

  it('keeps a second element with the first', () => {
    const { clock, leader, screen } = open()
    const other = new FakeMedia()
    clock.drive(other as unknown as HTMLMediaElement)
    clock.play()
    expect(other.paused).toBe(false)
    leader.currentTime = 2
    other.currentTime = 1.7
    screen.frame()
    expect(other.currentTime).toBe(2)
    other.currentTime = 1.97
    screen.frame()
    expect(other.currentTime).toBe(1.97)
  })

  it('plays a chosen part again and again', () => {
    const { clock, leader, screen } = open()
    clock.set({ isLooping: true, range: { fromSec: 2, toSec: 3 } })
    clock.play()
    expect(leader.currentTime).toBe(2)
    leader.currentTime = 3.01
    screen.frame()
    expect(leader.currentTime).toBe(2)
  })

  it('begins anew when it is played at its end, and never leaves the clip', () => {
    const { clock, leader } = open(4)
    clock.seek(99)
    expect(clock.sec()).toBe(4)
    clock.play()
    expect(leader.currentTime).toBe(0)
    clock.seek(-1)
    expect(clock.sec()).toBe(0)
  })

  it('stays inside when the clip becomes a shorter one', () => {
    const { clock } = open(10)
    clock.seek(8)
    clock.set({ durationSec: 3 })
    expect(clock.sec()).toBe(3)
  })

  it('stops when its element goes, and takes the next one to where it was', () => {
    const { clock, leave } = open()
    clock.seek(5)
    clock.play()
    leave()
    expect(clock.store.getState().isPlaying).toBe(false)
    const next = new FakeMedia()
    clock.drive(next as unknown as HTMLMediaElement)
    expect(next.currentTime).toBe(5)
  })
})
