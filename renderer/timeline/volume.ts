/** How loud everything plays, remembered by the browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface VolumeState {
  /** 0 to 1. */
  readonly volume: number
  readonly isMuted: boolean
}

export const useVolume = create<VolumeState>()(
  persist(() => ({ volume: 1, isMuted: false }) as VolumeState, { name: 'artdag.volume' }),
)

/** To turn it up is to want to hear it. */
export function setVolume(volume: number): void {
  useVolume.setState({ volume, isMuted: volume === 0 })
}

export function toggleMute(): void {
  useVolume.setState(({ isMuted }) => ({ isMuted: !isMuted }))
}
