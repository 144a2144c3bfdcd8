/** The chosen beat stays chosen when beats move under it. */
import { useEffect } from 'react'
import type { AudioAnalysis } from '../../engine/contract/analysis.ts'
import { nearest } from '../timeline/nearest.ts'
import { keepBeat, useFocus } from './focus.ts'

export function useKeptBeat(audio: AudioAnalysis | undefined): void {
  const beats = audio?.beats
  useEffect(() => {
    const { beatSec } = useFocus.getState()
    if (beats === undefined || beatSec === undefined) return
    const now = beats[nearest(beats, beatSec)]
    if (now !== beatSec) keepBeat(now)
  }, [beats])
}
