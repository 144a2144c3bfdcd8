/** An analysis as it is heard from a later moment on. */
import type { AnalysisReport, Series } from '../../../engine/contract/analysis.ts'
import type { TimelineData } from '../timeline-data.ts'

type Music = Pick<TimelineData, 'beats' | 'onsets' | 'energy' | 'bands' | 'sections'>

export function analysisAt(report: AnalysisReport, offsetSec: number, durationSec: number): Music {
  const moments = (times: readonly number[] = []): readonly number[] =>
    times.map((sec) => sec - offsetSec).filter((sec) => sec >= -1e-6 && sec < durationSec)
  const { bands } = report
  return {
    beats: { beats: moments(report.beats), downbeats: moments(report.downbeats) },
    onsets: moments(report.onsets),
    sections: moments(report.sections),
    energy: laterSeries(report.energy, offsetSec),
    bands: bands && {
      bass: laterSeries(bands.bass, offsetSec) as Series,
      mid: laterSeries(bands.mid, offsetSec) as Series,
      high: laterSeries(bands.high, offsetSec) as Series,
    },
  }
}

function laterSeries(series: Series | undefined, offsetSec: number): Series | undefined {
  if (!series || offsetSec === 0) return series
  return { ...series, values: series.values.slice(Math.round(offsetSec / series.hopSec)) }
}
