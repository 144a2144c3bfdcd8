/** Where beats are in time: steady, ramping or jumping tempo, and swung subdivisions. */

export type TempoPlan =
  | { readonly kind: 'steady'; readonly bpm: number }
  /** From one tempo to another, evenly over all beats. */
  | { readonly kind: 'ramp'; readonly bpm: number; readonly toBpm: number }
  /** Another tempo from a share of the length on, at the beginning of a bar. */
  | { readonly kind: 'change'; readonly bpm: number; readonly toBpm: number; readonly atShare: number }

export interface Swing {
  /** What is swung: 2 for eighths, 4 for sixteenths of a beat. */
  readonly parts: 2 | 4
  /** Where the second of two falls: .5 is straight, .667 triplets. */
  readonly ratio: number
}

export class Grid {
  /** Seconds of beats 0, 1, 2 …, the first at 0. */
  readonly #times: readonly number[]

  constructor(plan: TempoPlan, lengthSec: number, beatsPerBar: number) {
    const count = Math.ceil((lengthSec * averageBpm(plan)) / 60 / beatsPerBar) * beatsPerBar
    const times = [0]
    for (let beat = 0; beat < count; beat++)
      times.push((times[beat] as number) + 60 / bpmOf(plan, beat, count, beatsPerBar))
    this.#times = times
  }

  /** Beats there are; whole bars. */
  get count(): number {
    return this.#times.length - 1
  }

  /** Seconds of a position in beats; before the first and after the last the tempo goes on. */
  at(position: number, swing?: Swing): number {
    const beat = Math.max(0, Math.min(this.count - 1, Math.floor(position)))
    const from = this.#times[beat] as number
    const length = (this.#times[beat + 1] as number) - from
    return from + length * (swung(position, swing) - beat)
  }
}

function averageBpm(plan: TempoPlan): number {
  if (plan.kind === 'steady') return plan.bpm
  if (plan.kind === 'ramp') return (plan.bpm + plan.toBpm) / 2
  return plan.bpm * plan.atShare + plan.toBpm * (1 - plan.atShare)
}

function bpmOf(plan: TempoPlan, beat: number, count: number, beatsPerBar: number): number {
  if (plan.kind === 'steady') return plan.bpm
  if (plan.kind === 'ramp') return plan.bpm + ((plan.toBpm - plan.bpm) * beat) / count
  const beatsBefore = (plan.atShare * plan.bpm * count) / averageBpm(plan)
  return beat < Math.round(beatsBefore / beatsPerBar) * beatsPerBar ? plan.bpm : plan.toBpm
}

function swung(position: number, swing: Swing | undefined): number {
  if (swing === undefined) return position
  const pairs = swing.parts / 2
  const pair = Math.floor(position * pairs + 1e-9)
  const within = position * pairs - pair
  const moved = within < 0.5 ? within * 2 * swing.ratio : swing.ratio + (within - 0.5) * 2 * (1 - swing.ratio)
  return (pair + moved) / pairs
}
