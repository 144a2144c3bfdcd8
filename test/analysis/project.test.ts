/** A part of a clip's analysis: what lies in it, at the times it has there. */
import { describe, expect, it } from 'vitest'
import { projectAudio, projectVideo } from '../../engine/analysis/project.ts'
import { AudioAnalysis, VideoAnalysis } from '../../engine/contract/analysis.ts'
import { analysisOf, steady } from './corrections/small-analysis.ts'

const song: AudioAnalysis = {
  ...analysisOf(steady(0.25, 60)),
  tempi: [
    { atSec: 0.25, bpm: 120 },
    { atSec: 40, bpm: 140 },
    { atSec: 50, bpm: 100 },
  ],
  silences: [
    { startSec: 0, endSec: 0.2 },
    { startSec: 9, endSec: 11 },
    { startSec: 29, endSec: 40 },
  ],
  sections: [10, 20, 30],
}

const film: VideoAnalysis = {
  durationSec: 10,
  scenes: [2, 4.5, 6],
  motion: { hopSec: 0.04, values: Array.from({ length: 250 }, (_, n) => n / 250) },
  motionPeaks: [1, 2.5, 5.5],
  motionTempo: { bpm: 90, confidence: 0.5 },
  black: [{ startSec: 0, endSec: 3 }],
  still: [{ startSec: 3, endSec: 9 }],
}

describe('a part of the sound', () => {
  const part = projectAudio(song, 10, 20)

  it('has its own times', () => {
    expect(part.durationSec).toBe(20)
    expect(part.beats).toEqual(steady(0.25, 20))
    expect(part.onsets).toEqual(part.beats)
    expect(part.downbeats).toEqual(steady(0.25, 20, 30))
    expect(part.sections).toEqual([10])
    expect(AudioAnalysis.parse(part)).toEqual(part)
  })

  it('has the silences that reach into it, cut at its ends', () => {
    expect(part.silences).toEqual([
      { startSec: 0, endSec: 1 },
      { startSec: 19, endSec: 20 },
    ])
  })

  it('has the values of the same moments', () => {
    expect(part.energy).toEqual({ hopSec: 0.1, values: Array.from({ length: 200 }, (_, n) => n + 100) })
    expect(projectAudio(song, 10.04, 0.52).energy.values).toEqual([100, 101, 102, 103, 104, 105])
    expect(projectAudio(song, 10.06, 0.4).energy.values[0]).toBe(101)
  })

  it('has the tempo that holds at its start, and those that come', () => {
    expect(part.tempi).toEqual([{ atSec: 0, bpm: 120 }])
    expect(part.tempo).toEqual(song.tempo)
    const late = projectAudio(song, 45, 15)
    expect(late.tempi).toEqual([
      { atSec: 0, bpm: 140 },
      { atSec: 5, bpm: 100 },
    ])
    expect(late.tempo?.bpm).toBeCloseTo(100, 9)
    expect(late.tempo?.second?.bpm).toBeCloseTo(200, 9)
  })

  it('keeps a beat on its first moment and leaves one on its last to the next part', () => {
    const beats = projectAudio(song, 10.25 + 4e-7, 0.5).beats
    expect(beats).toEqual([0])
    expect(projectAudio(song, 10.2500000001, 1).beats.every((sec) => sec >= 0)).toBe(true)
  })

  it('without beats has no tempo and no bars', () => {
    expect(projectAudio(song, 10.3, 0.1)).toMatchObject({
      beats: [],
      downbeats: [],
      tempo: null,
      tempi: [],
      meter: null,
    })
  })

  it('does not know how loud it is; the whole does', () => {
    expect(part.loudness).toEqual({ integratedLufs: null, rangeLu: null, truePeakDb: null })
    expect(projectAudio(song, 0, 60)).toBe(song)
    expect(projectAudio(song, 0, 1000)).toBe(song)
  })

  it('ends with the clip', () => {
    const end = projectAudio(song, 59, 10)
    expect(end.durationSec).toBe(1)
    expect(end.energy.values).toHaveLength(10)
    expect(projectAudio(song, 70, 5)).toMatchObject({ durationSec: 0, beats: [], energy: { values: [] } })
  })

  it('cut from a part is the same as cut at once', () => {
    expect(projectAudio(projectAudio(song, 10, 40), 5, 20).beats).toEqual(projectAudio(song, 15, 20).beats)
  })

  it('cannot begin before the clip', () => {
    expect(() => projectAudio(song, -1, 5)).toThrow(RangeError)
    expect(() => projectVideo(film, 0, Number.NaN)).toThrow(RangeError)
  })
})

describe('a part of the pictures', () => {
  it('has scenes, peaks, movement and stretches of its own', () => {
    const part = projectVideo(film, 2, 4)
    expect(part).toEqual({
      durationSec: 4,
      scenes: [2.5],
      motion: { hopSec: 0.04, values: film.motion.values.slice(50, 150) },
      motionPeaks: [0.5, 3.5],
      motionTempo: { bpm: 90, confidence: 0.5 },
      black: [{ startSec: 0, endSec: 1 }],
      still: [{ startSec: 1, endSec: 4 }],
    })
    expect(VideoAnalysis.parse(part)).toEqual(part)
  })
})
