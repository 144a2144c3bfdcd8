/** The moments of videos that belong on a beat: as given, where the picture cuts, where it moves, or at even distances. */
import type { BeatReport, VideoAnalysis } from '../../contract/analysis.ts'
import { gridAt } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'

export interface AccentedVideo {
  readonly frames: number
  /** Absent where markers are given. */
  readonly analysis?: VideoAnalysis | undefined
}

export interface Accents {
  readonly kind: BeatReport['accents']
  /** For each video, in frames, rising, within it. */
  readonly of: readonly (readonly number[])[]
}

/** A cut for every so many beats is enough to go by cuts alone. */
const BEATS_PER_ACCENT = 4

/** A movement so near to a cut is the cut's own. */
const NEAR_SEC = 0.2

/**
 * The same kind for all videos: scene cuts, if there is one in four beats; else movements with them, if those are enough;
 * else even distances between the cuts there are. `beatFrames`: from beat to beat.
 */
export function findAccents(videos: readonly AccentedVideo[], beatFrames: number, fps: Rational): Accents {
  const length = videos.reduce((sum, { frames }) => sum + frames, 0)
  const suffices = (of: Accents['of']): boolean =>
    of.flat().length > 0 && of.flat().length * beatFrames * BEATS_PER_ACCENT >= length
  const scenes = videos.map((video) => onFrames(video.analysis?.scenes ?? [], video, fps))
  if (suffices(scenes)) return { kind: 'scenes', of: scenes }
  const motion = videos.map((video) => onFrames(momentsOf(video), video, fps))
  if (suffices(motion)) return { kind: 'motion', of: motion }
  return {
    kind: 'even',
    of: videos.map(({ frames }, index) => evenly(scenes[index] ?? [], frames, beatFrames)),
  }
}

export const markedAccents = (markers: readonly number[], video: AccentedVideo, fps: Rational): Accents => ({
  kind: 'markers',
  of: [onFrames(markers, video, fps)],
})

function momentsOf({ analysis }: AccentedVideo): readonly number[] {
  const { scenes = [], motionPeaks = [] } = analysis ?? {}
  const apart = motionPeaks.filter((peak) => scenes.every((cut) => Math.abs(peak - cut) > NEAR_SEC))
  return [...scenes, ...apart]
}

function onFrames(times: readonly number[], { frames }: AccentedVideo, fps: Rational): readonly number[] {
  const all = times.map((sec) => gridAt(sec, fps)).filter((frame) => frame > 0 && frame < frames)
  return [...new Set(all)].sort((a, b) => a - b)
}

/** Between two cuts as many as there are beats in that time. */
function evenly(cuts: readonly number[], frames: number, beatFrames: number): readonly number[] {
  const borders = [0, ...cuts, frames]
  return borders.slice(1).flatMap((end, index) => {
    const start = borders[index] as number
    const count = Math.max(1, Math.round((end - start) / beatFrames))
    const inner = Array.from(
      { length: count - 1 },
      (_, n) => start + Math.round(((n + 1) * (end - start)) / count),
    )
    return end < frames ? [...inner, end] : inner
  })
}
