/** What a tempo map is made of. */

export const TICKS_PER_BEAT = 960

/** Markers that say from where to where a tempo map has beats, not only time to fill. */
export const BEATS_BEGIN = 'beats begin'
export const BEATS_END = 'beats end'

export interface TempoEvent {
  readonly tick: number
  /** When that tick is, by the tempi before. */
  readonly sec: number
  /** Of a quarter. */
  readonly microseconds: number
}

export interface BarEvent {
  readonly tick: number
  readonly beats: number
  /** 4: a beat is a quarter. */
  readonly unit: number
}

/** The time before the first beat. */
export interface LeadIn {
  readonly ticks: number
  /** Whole beats in it; 0 where it is shorter than one. */
  readonly beats: number
}
