/** Puts a listener's corrections onto an analysis. Pure; the analysis given is left as it is. */
import type { AudioAnalysis, CorrectionStep } from '../../contract/analysis.ts'
import { ArtDagError } from '../../contract/errors.ts'
import { typicalStep } from '../audio/rhythm/beat-ends.ts'
import { tempiOfBeats } from '../audio/rhythm/tempo-of-beats.ts'
import { mainBpm, type Tempo } from '../tempi.ts'
import { firstFrom } from '../times.ts'
import { type BeatGrid, gridOf, USUAL_METER } from './beat-grid.ts'
import { doubleBeats, halveBeats, shiftBeats } from './edit-all-beats.ts'
import { setMeter, shiftDownbeats } from './edit-bars.ts'
import { addBeat, moveBeat, removeBeat } from './edit-one-beat.ts'
import { steadyBeats, tapBeats } from './replace-beats.ts'

/** More steps of such a kind would only keep the machine busy. */
const MOST: Readonly<Partial<Record<CorrectionStep['do'], number>>> = {
  ...{ double: 10, halve: 10, shift: 100, 'shift-downbeat': 100, meter: 100 },
  ...{ tap: 1000, tempo: 1000 },
}

const MOST_TAPS = 400_000

/** Beats and tempi that differ by more do not belong together any more. */
const AGREE = Math.log(1.1)

/**
 * Beats, downbeats, metre and tempo after all steps, each applied to what the one before left; everything else is kept.
 * The tempo of corrected beats is certain (confidence 1), with the analyser's own guess as the second.
 * @throws ArtDagError RECIPE_INVALID, with the step's place, where one means a time outside the clip or an empty stretch
 */
export function applyCorrections(analysis: AudioAnalysis, steps: readonly CorrectionStep[]): AudioAnalysis {
  if (steps.length === 0) return analysis
  checkSteps(steps, analysis.durationSec)
  const grid = steps.reduce(applyStep, gridOf(analysis))
  return withGrid(analysis, grid.meter === null ? setMeter(grid, USUAL_METER) : grid)
}

function applyStep(grid: BeatGrid, step: CorrectionStep): BeatGrid {
  switch (step.do) {
    case 'double':
      return doubleBeats(grid)
    case 'halve':
      return halveBeats(grid)
    case 'shift':
      return shiftBeats(grid, step.bySec)
    case 'move':
      return moveBeat(grid, step.fromSec, step.toSec)
    case 'add':
      return addBeat(grid, step.atSec)
    case 'remove':
      return removeBeat(grid, step.atSec)
    case 'shift-downbeat':
      return shiftDownbeats(grid, step.beats)
    case 'meter':
      return setMeter(grid, step.beatsPerBar)
    case 'tap':
      return tapBeats(grid, step.times, step.downbeats)
    case 'tempo':
      return steadyBeats(grid, step.fromSec, step.toSec, step.bpm)
  }
}

function checkSteps(steps: readonly CorrectionStep[], durationSec: number): void {
  for (const [kind, most] of Object.entries(MOST)) {
    const count = steps.filter((step) => step.do === kind).length
    if (count > most) throw tooMany(`${count} steps say ${kind}`, most)
  }
  const taps = steps.reduce((sum, step) => sum + (step.do === 'tap' ? step.times.length : 0), 0)
  if (taps > MOST_TAPS) throw tooMany(`there are ${taps} taps`, MOST_TAPS)
  steps.forEach((step, index) => {
    const fault = faultOf(step, durationSec)
    if (fault === undefined) return
    throw new ArtDagError('RECIPE_INVALID', `steps.${index} (${step.do}) of the corrections: ${fault}`, {
      hint: 'correct the time; it is in seconds from the clip’s start',
      details: { step: index },
    })
  })
}

const tooMany = (what: string, most: number): ArtDagError =>
  new ArtDagError('RECIPE_INVALID', `${what} in the corrections`, { hint: `use at most ${most}` })

function faultOf(step: CorrectionStep, durationSec: number): string | undefined {
  const beyond = (sec: number): string | undefined =>
    sec < durationSec ? undefined : `${sec} s is not inside the clip, which lasts ${durationSec.toFixed(3)} s`
  if (step.do === 'move') return beyond(step.toSec)
  if (step.do === 'add') return beyond(step.atSec)
  if (step.do === 'tap') return beyond(step.times.toSorted((a, b) => a - b)[1] as number)
  if (step.do !== 'tempo') return undefined
  if (step.toSec <= step.fromSec) return `toSec (${step.toSec}) has to come after fromSec (${step.fromSec})`
  return beyond(step.fromSec)
}

function withGrid(analysis: AudioAnalysis, grid: BeatGrid): AudioAnalysis {
  const beats = grid.beats.map(({ sec }) => sec)
  const tempi = beats.length < 2 ? [] : doAgree(grid) ? [...grid.tempi] : tempiOfBeats(beats)
  return {
    ...analysis,
    beats,
    downbeats: grid.beats.filter(({ opensBar }) => opensBar).map(({ sec }) => sec),
    meter: beats.length === 0 ? null : grid.meter,
    tempi,
    tempo: tempoOf(analysis, tempi),
  }
}

/** Single beats may have been added or removed until the tempo is another. */
function doAgree({ beats, tempi, durationSec }: BeatGrid): boolean {
  const indexAt = (sec: number): number => firstFrom(beats.length, (index) => beats[index]?.sec ?? 0, sec)
  const borders = [0, ...tempi.slice(1).map(({ atSec }) => indexAt(atSec)), indexAt(durationSec)]
  return (
    tempi.length > 0 &&
    tempi.every(({ bpm }, index) => {
      const step = typicalStep(beats.slice(borders[index], borders[index + 1]).map(({ sec }) => sec))
      return step === 0 || Math.abs(Math.log((step * bpm) / 60)) < AGREE
    })
  )
}

function tempoOf(
  { tempo, tempi, durationSec }: AudioAnalysis,
  now: readonly Tempo[],
): AudioAnalysis['tempo'] {
  const bpm = mainBpm(now, durationSec)
  if (bpm === undefined) return null
  const before = mainBpm(tempi, durationSec)
  if (!tempo || before === undefined) return { bpm, confidence: 1, second: null }
  if (Math.abs(bpm / before - 1) < 1e-3) return tempo
  return {
    bpm: (tempo.bpm * bpm) / before,
    confidence: 1,
    second: { bpm: tempo.bpm, confidence: tempo.confidence },
  }
}
