/** Everything that can be done to the beats, as the buttons, keys and the palette do it. */
import type { CorrectionStep } from '../../engine/contract/analysis.ts'
import { text } from '../text/text.ts'
import type { Clock } from '../timeline/clock.ts'
import { roundSec } from './append-step.ts'
import { beatAt, beatBeside, inside, labelOf, moveTo, opensWith } from './beat-edits.ts'
import { chooseBeat, setTaps, useFocus } from './focus.ts'
import { addTap } from './tap-tempo.ts'
import type { Corrections } from './use-corrections.ts'

export interface BeatActions {
  readonly nudgeAll: (bySec: number) => void
  readonly halve: () => void
  readonly double: () => void
  readonly shiftBars: (beats: number) => void
  readonly setMeter: (beatsPerBar: number) => void
  readonly steady: (fromSec: number, toSec: number, bpm: number) => void
  readonly addHere: () => void
  readonly choose: (direction: 1 | -1) => void
  /** The chosen beat. */
  readonly moveBy: (bySec: number) => void
  readonly remove: () => void
  readonly openBar: () => void
  readonly tap: () => void
  readonly useTaps: () => void
}

export function beatActions(clock: Clock, corrections: Corrections): BeatActions {
  const { audio, add } = corrections
  const make = (step: CorrectionStep): void => add(step, labelOf(step))
  const durationSec = audio?.durationSec ?? 0
  const beats = audio?.beats ?? []
  const chosen = (): number | undefined => {
    const { beatSec } = useFocus.getState()
    return beatSec === undefined ? undefined : beatAt(beats, beatSec, 0.001)
  }
  const goTo = (sec: number | undefined): void => {
    if (sec === undefined) return
    chooseBeat(sec)
    clock.seek(sec)
  }
  return {
    nudgeAll: (bySec) => make({ do: 'shift', bySec }),
    halve: () => make({ do: 'halve' }),
    double: () => make({ do: 'double' }),
    shiftBars: (by) => make({ do: 'shift-downbeat', beats: by }),
    setMeter: (beatsPerBar) => make({ do: 'meter', beatsPerBar }),
    steady: (fromSec, toSec, bpm) => make({ do: 'tempo', fromSec, toSec, bpm }),
    addHere: () => {
      const atSec = inside(clock.sec(), durationSec)
      make({ do: 'add', atSec })
      chooseBeat(atSec)
    },
    choose: (direction) => goTo(beatBeside(beats, chosen() ?? clock.sec(), direction)),
    moveBy: (bySec) => {
      const from = chosen()
      if (from === undefined) return
      const step = moveTo(from, roundSec(from + bySec), durationSec)
      make(step)
      chooseBeat(step.toSec)
    },
    remove: () => {
      const atSec = chosen()
      if (atSec === undefined) return
      make({ do: 'remove', atSec })
      chooseBeat(beatBeside(beats, atSec, 1) ?? beatBeside(beats, atSec, -1))
    },
    openBar: () => {
      const atSec = chosen()
      const by = audio && atSec !== undefined ? opensWith(audio, atSec) : 0
      if (by !== 0) make({ do: 'shift-downbeat', beats: by })
    },
    tap: () => {
      if (clock.store.getState().isPlaying) setTaps(addTap(useFocus.getState().taps, roundSec(clock.sec())))
      else clock.play()
    },
    useTaps: () => {
      const { taps } = useFocus.getState()
      if (taps.length > 1) make({ do: 'tap', times: [...taps] })
      setTaps([])
    },
  }
}

const words = text.analysis.edit

/** In the palette, and by their keys. */
export function beatCommands(actions: BeatActions, toggleClicks: () => void) {
  const of = (name: string, title: string, run: () => void, keys?: string) => ({
    ...{ id: `beats.${name}`, title, group: words.group, run },
    ...(keys === undefined ? {} : { keys }),
  })
  return [
    of('next', words.next, () => actions.choose(1), ']'),
    of('previous', words.previous, () => actions.choose(-1), '['),
    of('add', words.add, actions.addHere, 'b'),
    of('remove', words.remove, actions.remove, 'Delete'),
    of('opens', words.opens, actions.openBar, 'd'),
    of('tap', text.analysis.tap.tap, actions.tap, 't'),
    of('click', words.click, toggleClicks, 'c'),
    of('halve', words.halve, actions.halve),
    of('double', words.double, actions.double),
    of('earlier', words.earlier, () => actions.shiftBars(-1)),
    of('later', words.later, () => actions.shiftBars(1)),
    ...[-0.01, -0.001, 0.001, 0.01].map((sec) =>
      of(`nudge.${sec}`, words.nudge(sec), () => actions.nudgeAll(sec)),
    ),
  ]
}
