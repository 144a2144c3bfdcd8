/** Everything a timeline shows of one clip, on one time. What is absent has no lane. */
import type { Series } from '../../engine/contract/analysis.ts'
import type { Peaks } from '../media/use-waveform.ts'
import type { Beats } from './bars.ts'
import type { TimeSpan } from './time-span.ts'

export interface Clip extends TimeSpan {
  /** For people: "Trees". */
  readonly name: string
  /** How much later than its beat it begins; below 0 earlier. Absent: it need not meet one. */
  readonly errorMs?: number
}

export interface TimelineData {
  readonly durationSec: number
  /** What frames are shown of; absent for sounds. */
  readonly pictures?: { readonly cid: string } | undefined
  /** Its cuts in order, without gaps; empty: it is one clip. */
  readonly clips: readonly Clip[]
  readonly peaks?: Peaks | undefined
  readonly beats: Beats
  readonly onsets?: readonly number[] | undefined
  readonly sections?: readonly number[] | undefined
  readonly energy?: Series | undefined
  readonly bands?: { readonly bass: Series; readonly mid: Series; readonly high: Series } | undefined
  readonly motion?: Series | undefined
  readonly scenes?: readonly number[] | undefined
  /** Half a frame: what a cut may miss its beat by. */
  readonly toleranceMs?: number | undefined
}

export const LANES = ['clips', 'beats', 'wave', 'onsets', 'energy', 'bands', 'motion', 'scenes'] as const
export type LaneName = (typeof LANES)[number]

const IS_THERE: Readonly<Record<LaneName, (data: TimelineData) => boolean>> = {
  clips: ({ pictures }) => pictures !== undefined,
  beats: ({ beats }) => beats.beats.length > 0,
  wave: ({ peaks }) => peaks !== undefined,
  onsets: ({ onsets }) => onsets !== undefined,
  energy: ({ energy }) => energy !== undefined,
  bands: ({ bands }) => bands !== undefined,
  motion: ({ motion }) => motion !== undefined,
  scenes: ({ scenes }) => scenes !== undefined,
}

export const lanesOf = (data: TimelineData, wanted: readonly LaneName[] = LANES): readonly LaneName[] =>
  wanted.filter((lane) => IS_THERE[lane](data))
