/** From curves to beats, bars and tempo: the stages in their order. */
import type { AudioAnalysis } from '../../../contract/analysis.ts'
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import { barStarts } from './bar-starts.ts'
import { type Beats, fitToSound, trimUnheard } from './beat-ends.ts'
import { chooseParts } from './choose-parts.ts'
import { type Curves, traces } from './evidence.ts'
import { frameOfSec, peakNear, secOfFrame } from './frame-times.ts'
import { type Hypothesis, hypotheses } from './hypotheses.ts'
import { joinParts } from './join-parts.ts'
import { type Part, partsOf } from './parts.ts'
import { refineBeats } from './refine-beats.ts'
import { tempoOf } from './tempo-confidence.ts'
import { bpmOfBeats } from './tempo-of-beats.ts'
import { tempoPath } from './tempo-path.ts'
import { STEP, type Tempogram, tempogram } from './tempogram.ts'

export interface Rhythm extends Beats {
  readonly tempo: NonNullable<AudioAnalysis['tempo']>
  readonly meter: number
}

/** Where the clip is heard, and the first onset in it. */
interface Span {
  readonly startSec: number
  readonly endSec: number
  readonly openingSec: number
}

interface Chosen {
  readonly part: Part & { readonly all: readonly Hypothesis[] }
  readonly chosen: Hypothesis
}

const LEAST_SEC = 2
const REACH = 3
/** Noise and speech stay below; music in loud noise is at .2. */
const LEAST_STRENGTH = 0.16

/** Null where nothing is periodic. */
export function analyseRhythm(curves: Curves, { startSec, endSec, openingSec }: Span): Rhythm | null {
  if (curves.onset.length < LEAST_SEC * FRAME_RATE) return null
  const gram = tempogram(curves.onset)
  const chosen = chooseTempi(curves, gram, frameOfSec(openingSec))
  const main = longest(chosen)
  if (!main || main.chosen.strength < LEAST_STRENGTH) return null
  const { meter } = main.chosen.bars
  const fitted = fitToSound(beatsOf(curves, chosen), meter, startSec, endSec)
  const beats = trimUnheard(fitted, (sec) => peakNear(curves.onset, frameOfSec(sec), REACH))
  if (beats.times.length < 3) return null
  return { ...beats, meter, tempo: tempoOf(bpmOfBeats(beats.times), main.chosen, main.part.all) }
}

/**
 * Where the tempo seemed to jump and did not (only its reading did, to the double or back) the parts are one after all;
 * that is seen when each part's own tempo is known. So everything is done twice when there is more than one part.
 */
function chooseTempi(curves: Curves, gram: Tempogram, opening: number): Chosen[] {
  const choose = (path: Float64Array) =>
    chooseParts(
      partsOf(curves, gram, path).map((part) => ({ ...part, all: hypotheses(part, opening - part.start) })),
    )
  const path = tempoPath(gram)
  const first = choose(path)
  if (first.length < 2) return first
  for (const { part, chosen } of first) path.set(chosen.path, part.start / STEP)
  return choose(path)
}

function longest(chosen: readonly Chosen[]): Chosen | undefined {
  return chosen.reduce<Chosen | undefined>(
    (best, other) => (best && best.part.path.length >= other.part.path.length ? best : other),
    undefined,
  )
}

function beatsOf(curves: Curves, chosen: readonly Chosen[]): Beats {
  const rows = joinParts(
    curves.onset,
    chosen.map(({ part, chosen: { beats } }) => beats.map((beat) => beat + part.start)),
    chosen.slice(1).map(({ part }) => part.start),
  )
  const starts: number[] = []
  let count = 0
  rows.forEach((row, i) => {
    const bars = (chosen[i] as Chosen).chosen.bars
    for (const start of barStarts(traces(curves, row), bars)) starts.push(count + start)
    count += row.length
  })
  return { times: rows.flatMap((row) => Array.from(refineBeats(row, curves.onset), secOfFrame)), starts }
}
