/** `artdag beats`: the beats of a song; to hear them, to hand them on, to correct them. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Command, Option } from 'commander'
import type { AnalysisReport, Feature } from '../../contract/analysis.ts'
import { MarkFormat } from '../../contract/analysis-procedures.ts'
import { ArtDagError, EXIT } from '../../contract/errors.ts'
import type { Cid } from '../../contract/ids.ts'
import { formatBeatList } from '../beats-text.ts'
import { followAnalysis } from '../follow-analysis.ts'
import { formatFacts } from '../output.ts'
import { checkOutputFile } from '../output-file.ts'
import { count, formatBytes } from '../quantities.ts'
import { readBytes } from '../read-text.ts'
import { notElsewhere, type Session, type Shell } from '../shell.ts'
import { harmless } from '../style.ts'

const MORE = `
Listen whether they are right with --click. What is wrong can be marked in another program, or tapped, one time in
seconds a line: --import makes corrections of it and says their CID, for --corrections here and in other commands.

Example:
  artdag beats song.mp3 --click click.wav --with-song
  artdag beats song.mp3 --export beats.mid
  artdag beats song.mp3 --import tapped.csv
`

interface Options {
  readonly click?: string
  readonly withSong?: boolean
  readonly export?: string
  readonly import?: string
  readonly format?: MarkFormat
  readonly fps?: string
  readonly corrections?: string
}

const FEATURES: readonly Feature[] = ['tempo', 'beats', 'downbeats']

export function addBeats(program: Command, shell: Shell): void {
  program
    .command('beats')
    .argument('<media>', 'file; or CID, beginning of one, hash or name')
    .description('list the beats of a song, write a click track, export or correct them')
    .option('--click <file>', 'write a WAV with a click at every beat')
    .option('--with-song', 'with the song under the clicks')
    .option('--export <file>', 'write the beats for another program')
    .option('--import <file>', 'take the beats that another program marked, or that were tapped')
    .addOption(formatOption())
    .option('--fps <rate>', 'frames a second where a format counts frames, such as 30000/1001')
    .option('--corrections <cid>', 'correct the beats by these')
    .addHelpText('after', MORE)
    .action((name: string, options: Options) =>
      shell.withEngine((session) => beatsOf(session, name, options)),
    )
}

const formatOption = (): Option =>
  new Option('--format <name>', 'of the file to write or read (default: by its extension)').choices(
    MarkFormat.options,
  )

async function beatsOf(session: Session, media: string, options: Options): Promise<number> {
  const { output } = session
  checkOptions(media, options)
  if (session.remote && options.click !== undefined) throw notElsewhere()
  const name = await session.files.give(media)
  const corrections = await correctionsFor(session, name, options)
  const report = await followAnalysis(session, { name, features: FEATURES, corrections })
  const click = await writeClick(session, name, corrections, options)
  const exported = await exportBeats(session, name, corrections, options)
  const files = { ...(click ? { click } : {}), ...(exported ? { export: exported } : {}) }
  output.result({ ...report, ...files }, () => describe(session, media, report, files))
  return EXIT.ok
}

/** @throws ArtDagError USAGE */
function checkOptions(
  name: string,
  { click, withSong, export: file, import: marks, corrections }: Options,
): void {
  const sources = [name, ...(marks === undefined ? [] : [marks])]
  if (withSong && click === undefined) throw misuse('--with-song is for a click track', 'add --click <file>')
  if (marks !== undefined && corrections !== undefined)
    throw misuse('--import makes corrections of its own', 'leave out --corrections')
  for (const target of [click, file]) if (target !== undefined) checkOutputFile(target, sources)
}

const misuse = (message: string, hint: string): ArtDagError => new ArtDagError('USAGE', message, { hint })

/** Those given, or those that the marks of a file become. */
async function correctionsFor(
  { client, signal }: Session,
  name: string,
  { import: file, format, fps, corrections }: Options,
): Promise<Cid | undefined> {
  // The contract checks that it is a CID.
  if (file === undefined) return corrections as Cid | undefined
  const base64 = (await readBytes(file, 'marks')).toString('base64')
  const fileName = path.basename(file)
  const { cid } = await client.analysis.importMarks({ name, base64, fileName, format, fps }, { signal })
  return cid
}

interface Written {
  readonly path: string
  readonly sizeBytes: number
}

async function writeClick(
  { client, signal }: Session,
  name: string,
  corrections: Cid | undefined,
  { click, withSong = false }: Options,
): Promise<Written | undefined> {
  if (click === undefined) return undefined
  const { path: file, sizeBytes } = await client.analysis.click(
    { name, path: click, withSong, corrections },
    { signal },
  )
  return { path: file, sizeBytes }
}

async function exportBeats(
  { client, signal }: Session,
  name: string,
  corrections: Cid | undefined,
  { export: file, import: marks, format, fps }: Options,
): Promise<Written | undefined> {
  if (file === undefined) return undefined
  const fileName = path.basename(file)
  // Where a file is read as well, the format is that one's.
  const chosen = marks === undefined ? format : undefined
  const { text, base64 } = await client.analysis.export(
    { name, marks: ['beats'], fileName, format: chosen, fps, corrections },
    { signal },
  )
  const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text)
  await writeFile(file, bytes).catch((cause: NodeJS.ErrnoException) => {
    throw new ArtDagError('TASK_FAILED', `${file} cannot be written: ${cause.message}`, { cause })
  })
  return { path: path.resolve(file), sizeBytes: bytes.length }
}

function describe(
  { output }: Session,
  name: string,
  report: AnalysisReport,
  files: Readonly<Record<string, Written>>,
): string {
  const { style } = output
  const written = Object.values(files).map(
    ({ path: file, sizeBytes }) =>
      `${style.green('✓')} ${harmless(file)}  ${count(report.beats?.length ?? 0, 'beat')}  ${formatBytes(sizeBytes)}`,
  )
  const facts = report.corrections ? [formatFacts([['corrections', report.corrections]], style)] : []
  return [formatBeatList(name, report, output), ...facts, ...written].join('\n')
}
