/** Which beats begin a bar: the path through the places of the bar that the strokes bear out best. */
import { type BarFit, beatScore } from './bar-fit.ts'
import { PER_BEAT } from './evidence.ts'

/** Cost of a bar that is cut short or goes on: only a lasting shift is worth it. */
const BREAK_COST = 12

/** Places of the beats that begin a bar. */
export function barStarts(strokes: Float32Array, { meter, pattern }: BarFit): number[] {
  const count = strokes.length / PER_BEAT
  const from = new Int8Array(count * meter)
  let scores = new Float64Array(meter)
  for (let beat = 0; beat < count; beat++)
    scores = advance(scores, from.subarray(beat * meter, (beat + 1) * meter), (place) =>
      beatScore(pattern, meter, place, strokes, beat * PER_BEAT),
    )
  const starts: number[] = []
  let place = scores.indexOf(Math.max(...scores))
  for (let beat = count - 1; beat >= 0; beat--) {
    if (place === 0) starts.push(beat)
    place = from[beat * meter + place] as number
  }
  return starts.reverse()
}

/** One beat on: from the place before, or from the best one at a cost. */
function advance(
  scores: Float64Array,
  from: Int8Array,
  fitAt: (place: number) => number,
): Float64Array<ArrayBuffer> {
  const best = scores.indexOf(Math.max(...scores))
  const broken = (scores[best] as number) - BREAK_COST
  return Float64Array.from(scores, (_, place) => {
    const usual = (place + scores.length - 1) % scores.length
    const isBroken = broken > (scores[usual] as number)
    from[place] = isBroken ? best : usual
    return Math.max(broken, scores[usual] as number) + fitAt(place)
  })
}
