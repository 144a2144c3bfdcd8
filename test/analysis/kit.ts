/** Sound that is easy, hard or impossible to analyse, made by ffmpeg from nothing; and the shortest way to ask an engine. */

import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { AnalysisReport, Feature } from '../../engine/contract/analysis.ts'
import type { AnalysisEvent } from '../../engine/contract/analysis-procedures.ts'
import { makeFile } from '../support/media.ts'

/** A drum of 60 Hz at every beat, a hiss between: steady, `bpm` beats a minute, from the first sample on. */
export function drum(bpm: number): string {
  const beat = `mod(t,60/${bpm})`
  const half = `mod(t+30/${bpm},60/${bpm})`
  return `0.8*sin(2*PI*60*${beat})*exp(-18*${beat})+0.25*(2*random(0)-1)*exp(-60*${half})`
}

export interface SoundSpec {
  /** Expressions of `t`, one for each channel. */
  readonly waves: readonly string[]
  readonly seconds: number
  readonly sampleRate?: number
  readonly layout?: string
  /** Default: FLAC. */
  readonly extension?: string
  readonly encoding?: readonly string[]
}

/** Made once for each spec. */
export function makeSound({
  waves,
  seconds,
  sampleRate = 44_100,
  layout = waves.length === 1 ? 'mono' : 'stereo',
  extension = 'flac',
  encoding = [],
}: SoundSpec): Promise<string> {
  const quoted = waves.join('|').replaceAll(',', '\\,')
  const source = `aevalsrc=${quoted}:c=${layout}:s=${sampleRate}:d=${seconds}`
  return makeFile(extension, ['-f', 'lavfi', '-i', source, ...encoding])
}

export const makeDrum = (bpm: number, seconds: number): Promise<string> =>
  makeSound({ waves: [drum(bpm)], seconds })

interface More {
  readonly features?: Feature[]
  readonly signal?: AbortSignal
}

export async function eventsOf(
  client: EngineClient,
  name: string,
  { features = [], signal }: More = {},
): Promise<readonly AnalysisEvent[]> {
  const events: AnalysisEvent[] = []
  const asked = await client.analysis.get({ name, features }, signal ? { signal } : {})
  for await (const event of asked) events.push(event)
  return events
}

export async function analyse(client: EngineClient, name: string, more?: More): Promise<AnalysisReport> {
  const last = (await eventsOf(client, name, more)).at(-1)
  if (last?.event !== 'analysed') throw new Error('no report')
  return last.report
}

/** The code of the error. */
export const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no failure',
    (error: { code: string }) => error.code,
  )
