/** How well a step follows the music, in one line. */
import type { BeatSummary } from '../contract/analysis.ts'
import { harmless } from './style.ts'

const THINGS: Readonly<Record<BeatSummary['accents'], string>> = {
  markers: 'markers',
  scenes: 'scene changes',
  motion: 'movements',
  even: 'even distances',
  cuts: 'cuts',
}

/** `sync: 38 of 40 movements on beats, at most 8.3 ms off (stretch)` */
export function formatBeats({ step, mode, accents, met, of, worstMs }: BeatSummary): string {
  const share = met === of ? `all ${of}` : `${met} of ${of}`
  const off = met === 0 ? '' : `, at most ${worstMs.toFixed(1)} ms off`
  return harmless(`${step}: ${share} ${THINGS[accents]} on beats${off} (${mode})`)
}
