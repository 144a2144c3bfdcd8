/** Beats on the timeline: dragged, added by a double click, chosen by a click. */
import { useCallback } from 'react'
import type { Press } from '../timeline/use-dragging.ts'
import { roundSec } from './append-step.ts'
import { beatAt, inside, labelOf, moveTo } from './beat-edits.ts'
import { chooseBeat } from './focus.ts'
import type { Corrections } from './use-corrections.ts'

/** Undefined presses are the playhead's. */
export function useBeatDragging(corrections: Corrections): Press {
  const { audio, add, attempt } = corrections
  return useCallback(
    ({ sec, reachSec, lane, isDouble }) => {
      if (!audio || (lane !== 'beats' && lane !== 'wave')) return undefined
      const { beats, durationSec } = audio
      const beat = beatAt(beats, sec, reachSec)
      if (beat === undefined && isDouble && lane === 'beats') {
        const step = { do: 'add', atSec: inside(sec, durationSec) } as const
        add(step, labelOf(step))
        chooseBeat(step.atSec)
        return nothingMore
      }
      // On the waveform a press is mostly meant for the playhead.
      if (beat === undefined || lane !== 'beats') return undefined
      chooseBeat(beat)
      return dragOf(beat, sec, durationSec, { add, attempt })
    },
    [audio, add, attempt],
  )
}

const nothingMore = { move: () => undefined, end: () => undefined }

function dragOf(
  beat: number,
  pressedSec: number,
  durationSec: number,
  { add, attempt }: Pick<Corrections, 'add' | 'attempt'>,
) {
  let to = beat
  return {
    move: (sec: number) => {
      to = roundSec(beat + sec - pressedSec)
      const step = moveTo(beat, to, durationSec)
      attempt(step)
      chooseBeat(step.toSec)
    },
    end: () => {
      attempt(undefined)
      if (Math.abs(to - beat) < 0.0005) return
      const step = moveTo(beat, to, durationSec)
      add(step, labelOf(step))
      chooseBeat(step.toSec)
    },
  }
}
