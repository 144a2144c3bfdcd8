/**
 * The tempo second by second: the path through the tempogram that repeats best, where small changes cost a little, and a
 * jump to any other tempo costs the same however far.
 */
import { FRAME_RATE } from '../spectrum/spectrum-stream.ts'
import { repetition, type Tempogram } from './tempogram.ts'

const SLOWEST_BPM = 40
const PER_OCTAVE = 48
const TEMPI = Math.round(PER_OCTAVE * Math.log2(240 / SLOWEST_BPM)) + 1
/** Repetition after one, two and four beats. */
const COMB = [
  [1, 1],
  [2, 0.69],
  [4, 0.53],
] as const
/** Cost of a step by one sixth of an octave at most: so many per squared octave. */
const GLIDE_COST = 47
const GLIDE_REACH = PER_OCTAVE / 6
const JUMP_COST = 2
const USUAL_BPM = 135
const USUAL_OCTAVES = 0.74

/** How usual a tempo is, 1 for the most usual. */
export const tempoPrior = (bpm: number): number =>
  Math.exp(-0.5 * (Math.log2(bpm / USUAL_BPM) / USUAL_OCTAVES) ** 2)

const bpmOf = (tempo: number): number => SLOWEST_BPM * 2 ** (tempo / PER_OCTAVE)

/** Frames per beat at each step of the tempogram. */
export function tempoPath(gram: Tempogram): Float64Array {
  const salience = saliences(gram)
  const from = new Int16Array(gram.steps * TEMPI)
  let scores: Float32Array = salience.slice(0, TEMPI)
  for (let step = 1; step < gram.steps; step++)
    scores = advance(scores, salience.subarray(step * TEMPI, (step + 1) * TEMPI), from.subarray(step * TEMPI))
  const path = new Float64Array(gram.steps)
  let tempo = highest(scores)
  for (let step = gram.steps - 1; step >= 0; step--) {
    path[step] = (60 * FRAME_RATE) / bpmOf(between(salience, step, tempo))
    tempo = from[step * TEMPI + tempo] as number
  }
  return path
}

function saliences(gram: Tempogram): Float32Array {
  const out = new Float32Array(gram.steps * TEMPI)
  for (let tempo = 0; tempo < TEMPI; tempo++) {
    const lag = (60 * FRAME_RATE) / bpmOf(tempo)
    const prior = tempoPrior(bpmOf(tempo))
    for (let step = 0; step < gram.steps; step++) out[step * TEMPI + tempo] = prior * comb(gram, step, lag)
  }
  return out
}

function comb(gram: Tempogram, step: number, lag: number): number {
  let sum = 0
  for (const [beats, weight] of COMB) sum += weight * repetition(gram, step, beats * lag)
  return sum
}

/** One step of Viterbi; `from` gets each tempo's best predecessor. */
function advance(scores: Float32Array, salience: Float32Array, from: Int16Array): Float32Array {
  const best = highest(scores)
  const jumped = (scores[best] as number) - JUMP_COST
  return salience.map((here, tempo) => {
    let most = jumped
    from[tempo] = best
    for (let d = -GLIDE_REACH; d <= GLIDE_REACH; d++) {
      const score = (scores[tempo + d] ?? Number.NEGATIVE_INFINITY) - GLIDE_COST * (d / PER_OCTAVE) ** 2
      if (score <= most) continue
      most = score
      from[tempo] = tempo + d
    }
    return most + here
  })
}

/** A tempo between the steps of the scale, by the parabola through its neighbours. */
function between(salience: Float32Array, step: number, tempo: number): number {
  const at = step * TEMPI + tempo
  const [left, middle, right] = [tempo > 0 ? salience[at - 1] : undefined, salience[at], salience[at + 1]]
  if (left === undefined || middle === undefined || right === undefined || tempo === TEMPI - 1) return tempo
  const bend = left - 2 * middle + right
  return bend < 0 ? tempo + Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend))) : tempo
}

function highest(values: Float32Array): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i
  return best
}
