/** Time signatures, so that bars begin on downbeats: whole bars, and shorter or longer ones where the music has them. */
import { type BarEvent, type LeadIn, TICKS_PER_BEAT } from './tempo-events.ts'

/** `opening`: of each beat, whether it begins a bar. An event wherever a bar has another length than the one before. */
export function barsOf(opening: readonly boolean[], meter: number, lead: LeadIn): BarEvent[] {
  const isShort = lead.ticks > 0 && lead.beats === 0
  const bars: BarEvent[] = isShort ? [{ tick: 0, beats: 1, unit: (4 * TICKS_PER_BEAT) / lead.ticks }] : []
  let tick = isShort ? lead.ticks : 0
  for (const beats of lengthsOf(opening, meter, lead.beats)) {
    if (bars.at(-1)?.beats !== beats || bars.at(-1)?.unit !== 4) bars.push({ tick, beats, unit: 4 })
    tick += beats * TICKS_PER_BEAT
  }
  return bars
}

/** Beats of each bar in turn, the last one standing for all that follow. */
function lengthsOf(opening: readonly boolean[], meter: number, leadBeats: number): readonly number[] {
  const downbeats = opening.flatMap((opensBar, index) => (opensBar ? [index + leadBeats] : []))
  const first = downbeats[0] ?? leadBeats
  const between = downbeats.slice(1).map((at, index) => at - (downbeats[index] as number))
  return [
    ...(first % meter === 0 ? [] : [first % meter]),
    ...whole(first, meter),
    ...between.flatMap(barsIn(meter)),
    meter,
  ]
}

const whole = (beats: number, meter: number): number[] => new Array(Math.floor(beats / meter)).fill(meter)

/** A downbeat that is missing leaves two bars in one; what is left over makes the last one longer. */
const barsIn =
  (meter: number) =>
  (beats: number): readonly number[] =>
    beats < 2 * meter ? [beats] : [...whole(beats - meter - (beats % meter), meter), meter + (beats % meter)]
