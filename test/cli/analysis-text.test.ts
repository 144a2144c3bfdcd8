/** Analyses and beats as text. */
import { describe, expect, it } from 'vitest'
import { formatAnalysis } from '../../engine/cli/analysis-text.ts'
import { formatBeatList } from '../../engine/cli/beats-text.ts'
import { formatMoment } from '../../engine/cli/quantities.ts'
import { sparkline } from '../../engine/cli/sparkline.ts'
import { PLAIN } from '../../engine/cli/style.ts'
import type { AnalysisReport } from '../../engine/contract/analysis.ts'
import { fileOf } from '../plan/kit.ts'
import { cli } from './kit.ts'

const look = { style: PLAIN }
const cid = fileOf('an analysis').cid
const source = fileOf('a song').cid
const about = { cid, analyser: 'x@1', source, durationSec: 205.5 }

describe('an analysis', () => {
  it('is a fact a line, then what it is of', () => {
    const report: AnalysisReport = {
      ...about,
      tempo: { bpm: 124, confidence: 0.92, second: { bpm: 62.02, confidence: 0.3 } },
      tempi: [{ atSec: 0, bpm: 124 }],
      beats: [0.52, 1.004, 1.488, 1.972],
      downbeats: [0.52],
      meter: 4,
      onsets: [0.5, 1],
      loudness: { integratedLufs: -9.84, rangeLu: 6.2, truePeakDb: -0.31 },
      silences: [{ startSec: 200, endSec: 205.5 }],
      sections: Array.from({ length: 10 }, (_, i) => 10 * (i + 1)),
      energy: { hopSec: 0.05, values: [0, 0.5, 1] },
    }
    expect(formatAnalysis('song.mp3', report, look)).toBe(`song.mp3  3:25.50

tempo     124.0 BPM (92 % sure), else 62.0 BPM
beats     4 from 0:00.52 on, 1 bar of 4
onsets    2
loudness  -9.8 LUFS, range 6.2 LU, peak -0.3 dB
silences  1: 3:20.00–3:25.50
sections  10: 0:10.00 0:20.00 0:30.00 0:40.00 0:50.00 1:00.00 1:10.00 1:20.00 and 2 more
energy    ▁▅█

  cid     ${cid}
  source  ${source}`)
  })

  it('of nothing to hear says so', () => {
    const report: AnalysisReport = {
      ...about,
      ...{ tempo: null, tempi: [], beats: [], downbeats: [], meter: null, silences: [] },
      loudness: { integratedLufs: null, rangeLu: null, truePeakDb: null },
    }
    expect(formatAnalysis('x.wav', report, look)).toContain(`tempo     none: nothing in it repeats evenly
beats     none
loudness  silent
silences  none

`)
  })

  it('of pictures has scenes and movement', () => {
    const report: AnalysisReport = {
      ...about,
      scenes: [1.5],
      motion: { hopSec: 0.1, values: [1, 0] },
      motionPeaks: [],
      motionTempo: { bpm: 90, confidence: 0.4 },
      black: [],
      still: [{ startSec: 0, endSec: 61 }],
    }
    expect(formatAnalysis('x.mp4', report, look)).toContain(`scenes     1: 0:01.50
motion     █▁
peaks      none
its tempo  90.0 BPM (40 % sure)
black      none
still      1: 0:00.00–1:01.00
`)
  })

  it('names the tempi between which it changes, and corrections', () => {
    const tempi = [
      { atSec: 0, bpm: 90 },
      { atSec: 60, bpm: 120 },
    ]
    const tempo = { bpm: 120, confidence: 1, second: null }
    const text = formatAnalysis('x', { ...about, tempo, tempi, corrections: cid }, look)
    expect(text).toContain('120.0 BPM (100 % sure); it changes from 90.0 to 120.0')
    expect(text).toContain(`corrections  ${cid}`)
  })

  it('of a file with an evil name does not steer the terminal', () => {
    expect(formatAnalysis('\u001b[2Jx', { ...about }, look)).not.toContain('\u001b')
  })
})

describe('beats', () => {
  const beats = [0.25, 0.75, 1.25, 1.75, 2.25]
  it('are a bar a line, what comes before the first without a number', () => {
    const report = { ...about, beats, downbeats: [0.75, 1.75], meter: 2 }
    expect(formatBeatList('a.wav', report, look)).toBe(`a.wav  5 from 0:00.25 on, 2 bars of 2
   0.250
1  0.750  1.250
2  1.750  2.250`)
  })

  it('without bars are eight a line', () => {
    const many = Array.from({ length: 9 }, (_, i) => i)
    const lines = formatBeatList('a.wav', { ...about, beats: many, downbeats: [] }, look).split('\n')
    expect(lines.slice(1).map((line) => line.trim().split(/ +/).length)).toEqual([8, 1])
  })

  it('that are none are said to be none', () => {
    expect(formatBeatList('a.wav', { ...about, tempo: null, beats: [] }, look)).toBe(
      'a.wav  none: nothing in it repeats evenly',
    )
  })
})

describe('a sparkline', () => {
  it('has one bar for each value, the greatest the highest', () => {
    expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8], 20)).toBe('▁▂▃▄▅▆▇██')
  })
  it('takes means where there is less room', () => {
    expect(sparkline([0, 0, 1, 1, 0.5, 0.5], 3)).toBe('▁█▅')
  })
  it.each([[[]], [[0, 0]]])('of %j is flat', (values) => {
    expect(sparkline(values, 9)).toBe('▁'.repeat(values.length))
  })
})

describe('moments', () => {
  it.each([
    [0, '0:00.00'],
    [7.254, '0:07.25'],
    [59.999, '1:00.00'],
    [3750.5, '1:02:30.50'],
  ])('%s s is %s', (sec, text) => {
    expect(formatMoment(sec)).toBe(text)
  })
})

describe('bad usage is told before anything is analysed', () => {
  it.each([
    [['analyze', 'x.mp3', '--features', 'beats,beets'], 'There is no "beets"'],
    [['analyze'], 'media'],
    [['beats', 'x.mp3', '--format', 'doc'], 'Allowed choices are json, csv'],
  ])('%j', async (argv, words) => {
    const { exitCode, err } = await cli(argv)
    expect(exitCode).toBe(2)
    expect(err).toContain(words)
  })
})
