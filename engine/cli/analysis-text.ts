/** What was heard and seen in media, as people read it: one fact a line, only those that were asked for. */
import type { AnalysisReport, Span, TempoGuess } from '../contract/analysis.ts'
import { formatFacts, type Output } from './output.ts'
import { count, formatMoment } from './quantities.ts'
import { sparkline } from './sparkline.ts'
import { harmless } from './style.ts'
import { type Cell, formatTable } from './table.ts'

type Look = Pick<Output, 'style'>

/** Of a terminal of 80 columns, beside the names. */
const COLUMNS = 60
/** More moments than these are only counted. */
const SHOWN = 8

/** `name` as the user gave it. */
export function formatAnalysis(name: string, report: AnalysisReport, { style }: Look): string {
  const head = `${style.bold(harmless(name))}  ${formatMoment(report.durationSec)}`
  const rows = factsOf(report).filter(([, text]) => text !== '')
  const records = [
    ['cid', report.cid],
    ['source', report.source],
    ...(report.corrections ? ([['corrections', report.corrections]] as const) : []),
  ] as const
  const table = formatTable(rows.map(([fact, text]): Cell[] => [{ text: fact, paint: style.dim }, text]))
  return [head, table, formatFacts(records, style)].filter((part) => part !== '').join('\n\n')
}

type Fact = readonly [name: string, text: string]

const factsOf = (report: AnalysisReport): readonly Fact[] => [...soundFacts(report), ...pictureFacts(report)]

function soundFacts({
  energy,
  bands,
  loudness,
  silences,
  sections,
  onsets,
  ...music
}: AnalysisReport): Fact[] {
  return [
    ['tempo', formatTempo(music)],
    ['beats', formatBeatCount(music)],
    ['onsets', onsets ? String(onsets.length) : ''],
    ['loudness', loudness ? formatLoudness(loudness) : ''],
    ['silences', silences ? formatSpans(silences) : ''],
    ['sections', sections ? formatMoments(sections) : ''],
    ['energy', sparkline(energy?.values ?? [], COLUMNS)],
    ['bass', sparkline(bands?.bass.values ?? [], COLUMNS)],
    ['mid', sparkline(bands?.mid.values ?? [], COLUMNS)],
    ['high', sparkline(bands?.high.values ?? [], COLUMNS)],
  ]
}

function pictureFacts({ scenes, motion, motionPeaks, motionTempo, black, still }: AnalysisReport): Fact[] {
  return [
    ['scenes', scenes ? formatMoments(scenes) : ''],
    ['motion', sparkline(motion?.values ?? [], COLUMNS)],
    ['peaks', motionPeaks ? formatMoments(motionPeaks) : ''],
    ['its tempo', motionTempo === undefined ? '' : motionTempo ? formatGuess(motionTempo) : 'none'],
    ['black', black ? formatSpans(black) : ''],
    ['still', still ? formatSpans(still) : ''],
  ]
}

type Music = Pick<AnalysisReport, 'tempo' | 'tempi' | 'beats' | 'downbeats' | 'meter'>

/** `124.0 BPM (92 % sure), else 62.0 BPM (31 %)`; where it changes, the slowest and the fastest as well. */
export function formatTempo({ tempo, tempi = [] }: Music): string {
  if (tempo === undefined) return ''
  if (tempo === null) return 'none: nothing in it repeats evenly'
  const second = tempo.second ? `, else ${bpm(tempo.second)}` : ''
  const all = tempi.map((part) => part.bpm)
  const change =
    all.length > 1 ? `; it changes from ${Math.min(...all).toFixed(1)} to ${Math.max(...all).toFixed(1)}` : ''
  return `${formatGuess(tempo)}${second}${change}`
}

const bpm = (guess: TempoGuess): string => `${guess.bpm.toFixed(1)} BPM`

const formatGuess = (guess: TempoGuess): string =>
  `${bpm(guess)} (${Math.round(guess.confidence * 100)} % sure)`

/** `412 from 0:00.52 on, 103 bars of 4`. */
export function formatBeatCount({ beats, downbeats = [], meter }: Music): string {
  const [first] = beats ?? []
  if (beats === undefined) return ''
  if (first === undefined) return 'none'
  const bars = downbeats.length > 0 ? `, ${count(downbeats.length, 'bar')}${meter ? ` of ${meter}` : ''}` : ''
  return `${beats.length} from ${formatMoment(first)} on${bars}`
}

function formatLoudness({
  integratedLufs,
  rangeLu,
  truePeakDb,
}: NonNullable<AnalysisReport['loudness']>): string {
  const parts = [
    integratedLufs === null ? 'silent' : `${integratedLufs.toFixed(1)} LUFS`,
    rangeLu === null ? '' : `range ${rangeLu.toFixed(1)} LU`,
    truePeakDb === null ? '' : `peak ${truePeakDb.toFixed(1)} dB`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}

const formatMoments = (times: readonly number[]): string => listed(times.map(formatMoment))

const formatSpans = (spans: readonly Span[]): string =>
  listed(spans.map(({ startSec, endSec }) => `${formatMoment(startSec)}–${formatMoment(endSec)}`))

function listed(texts: readonly string[]): string {
  if (texts.length === 0) return 'none'
  const more = texts.length > SHOWN ? ` and ${texts.length - SHOWN} more` : ''
  return `${texts.length}: ${texts.slice(0, SHOWN).join(' ')}${more}`
}
