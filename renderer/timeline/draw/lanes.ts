/** Lanes in their order, one under the other, each with its height and how it is drawn. */
import { type LaneName, lanesOf, type TimelineData } from '../timeline-data.ts'
import { drawClips } from './draw-clips.ts'
import { drawBeatLines, drawBeats, drawOnsets, drawRuler, drawScenes, drawSections } from './draw-marks.ts'
import { drawBands, drawEnergy, drawMotion, drawWave } from './draw-sound.ts'
import type { DrawLane, Painting } from './painting.ts'

export const RULER_HEIGHT = 20
export const GAP = 5

const DRAW: Readonly<Record<LaneName, DrawLane>> = {
  clips: drawClips,
  beats: drawBeats,
  wave: drawWave,
  onsets: drawOnsets,
  energy: drawEnergy,
  bands: drawBands,
  motion: drawMotion,
  scenes: drawScenes,
}

/** Lanes that the lines of beats go through. */
const WITH_BEATS: readonly LaneName[] = ['wave', 'onsets', 'energy', 'bands', 'motion']

export type LaneHeights = Readonly<Record<LaneName, number>>

/** Beside other things, and with a page of its own. */
export const LOW: LaneHeights = {
  ...{ clips: 44, beats: 16, wave: 64, onsets: 12 },
  ...{ energy: 26, bands: 42, motion: 24, scenes: 12 },
}
export const HIGH: LaneHeights = {
  ...{ clips: 64, beats: 22, wave: 140, onsets: 18 },
  ...{ energy: 40, bands: 84, motion: 40, scenes: 18 },
}

export interface PlacedLane {
  readonly lane: LaneName
  readonly top: number
  readonly height: number
}

export function placeLanes(
  data: TimelineData,
  shown: readonly LaneName[],
  heights: LaneHeights,
): readonly PlacedLane[] {
  let top = RULER_HEIGHT + GAP
  return lanesOf(data, shown).map((lane) => {
    const placed = { lane, top, height: heights[lane] }
    top += heights[lane] + GAP
    return placed
  })
}

export const heightOf = (lanes: readonly PlacedLane[]): number => {
  const last = lanes.at(-1)
  return last ? last.top + last.height : RULER_HEIGHT
}

export function drawLanes(painting: Omit<Painting, 'height'>, lanes: readonly PlacedLane[]): void {
  drawRuler({ ...painting, height: RULER_HEIGHT })
  const hasBeats = lanes.some(({ lane }) => lane === 'beats')
  for (const { lane, top, height } of lanes) {
    painting.context.save()
    painting.context.translate(0, top)
    if (hasBeats && WITH_BEATS.includes(lane)) drawBeatLines({ ...painting, height })
    DRAW[lane]({ ...painting, height })
    if (lane === 'wave') drawSections({ ...painting, height })
    painting.context.restore()
  }
}
