/** Programs that find beats in a sound file: ours, and those it is measured against where they are installed. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { ANALYSIS_RATE, AudioAnalyser } from '../../engine/analysis/audio/audio-analyser.ts'
import { separate } from '../beats/codec.ts'
import type { Found } from '../beats/evaluate.ts'
import { runTool, TOOLS } from '../support/tools.ts'

export interface BeatTracker {
  readonly name: string
  /** What it is, and how its tempo was had. */
  readonly note: string
  track(file: string): Promise<Found>
}

async function decode(file: string, channels: number, rate: number): Promise<Float32Array[]> {
  const form = ['-map', '0:a:0', '-ac', `${channels}`, '-ar', `${rate}`, '-f', 'f32le', '-']
  return separate(await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-i', file, ...form]), channels)
}

const ours: BeatTracker = {
  name: 'Art DAG',
  note: 'engine/analysis; the tempo is what it says first',
  async track(file) {
    const [left, right] = (await decode(file, 2, ANALYSIS_RATE)) as [Float32Array, Float32Array]
    const analyser = new AudioAnalyser()
    analyser.push(left, right)
    const { beats, downbeats, tempo } = analyser.finish()
    return { beats, downbeats, bpm: tempo?.bpm ?? null }
  },
}

type MusicTempo = new (samples: Float32Array) => { readonly tempo: string; readonly beats: number[] }

function musicTempo(): BeatTracker | undefined {
  const Analysis = optionalPackage('music-tempo') as MusicTempo | undefined
  if (Analysis === undefined) return undefined
  return {
    name: 'music-tempo',
    note: 'npm music-tempo, its defaults, mono at 44.1 kHz',
    async track(file) {
      const [samples] = (await decode(file, 1, 44_100)) as [Float32Array]
      try {
        const { beats, tempo } = new Analysis(samples)
        return { beats, bpm: Number(tempo) }
      } catch {
        return { beats: [], bpm: null } // it throws where it finds none
      }
    },
  }
}

function optionalPackage(name: string): unknown {
  try {
    return createRequire(import.meta.url)(name)
  } catch {
    return undefined
  }
}

function aubio(): BeatTracker | undefined {
  const program = pathOf('aubiotrack')
  if (program === undefined) return undefined
  return {
    name: 'aubio',
    note: "Debian's aubiotrack; tempo from the middle distance of its beats",
    async track(file) {
      const text = (await runTool(program, ['-i', file])).toString()
      const beats = text.split('\n').map(Number.parseFloat).filter(Number.isFinite)
      const distances = beats.slice(1).map((beat, i) => beat - (beats[i] as number))
      const middle = distances.toSorted((a, b) => a - b)[distances.length >> 1]
      return { beats, bpm: middle === undefined ? null : 60 / middle }
    },
  }
}

const pathOf = (program: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file))

/** Ours first; and how to get those that are missing. */
export function beatTrackers(): { trackers: [BeatTracker, ...BeatTracker[]]; missing: string[] } {
  const peers = {
    'music-tempo (npm install)': musicTempo(),
    'aubio (apt-get install -y aubio-tools)': aubio(),
  }
  return {
    trackers: [ours, ...Object.values(peers).filter((peer) => peer !== undefined)],
    missing: Object.entries(peers).flatMap(([name, peer]) => (peer === undefined ? [name] : [])),
  }
}
