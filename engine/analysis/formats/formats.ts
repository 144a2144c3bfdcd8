/** Every format that beats and scenes are written in or read from; help and checks derive from this list. */
import { ArtDagError } from '../../contract/errors.ts'
import { readLabels, writeLabels } from './audacity-labels.ts'
import { badFile } from './bad-file.ts'
import { readCsv, writeCsv } from './csv-marks.ts'
import { readEdl, writeEdl } from './edl-marks.ts'
import { readJson, writeJson } from './json-marks.ts'
import type { MarkedClip, Marks, ReadHelp } from './marks.ts'
import { readMidi } from './midi/read-midi.ts'
import { writeMidi } from './midi/write-midi.ts'
import { writeOtio } from './otio-marks.ts'
import { readOtio } from './read-otio.ts'
import { MAX_BYTES } from './text.ts'

export interface Format {
  readonly name: string
  /** Without a dot. */
  readonly extension: string
  readonly title: string
  /** Whether the bytes are UTF-8 text. */
  readonly isText: boolean
  readonly write: (clip: MarkedClip) => Uint8Array
  /** @throws ArtDagError USAGE; call it through {@link readMarks} */
  readonly read?: (bytes: Uint8Array, help: ReadHelp) => Marks
}

export const FORMATS = [
  { name: 'json', extension: 'json', title: 'JSON', isText: true, write: writeJson, read: readJson },
  { name: 'csv', extension: 'csv', title: 'CSV table', isText: true, write: writeCsv, read: readCsv },
  {
    name: 'labels',
    extension: 'txt',
    title: 'Audacity labels',
    isText: true,
    write: writeLabels,
    read: readLabels,
  },
  {
    name: 'edl',
    extension: 'edl',
    title: 'CMX 3600 edit list with markers',
    isText: true,
    write: writeEdl,
    read: readEdl,
  },
  {
    name: 'otio',
    extension: 'otio',
    title: 'OpenTimelineIO with markers',
    isText: true,
    write: writeOtio,
    read: readOtio,
  },
  {
    name: 'midi',
    extension: 'mid',
    title: 'MIDI tempo map',
    isText: false,
    write: writeMidi,
    read: readMidi,
  },
] as const satisfies readonly Format[]

export type FormatName = (typeof FORMATS)[number]['name']

/** By its name, or by the extension of a file's name. @throws ArtDagError USAGE for any other */
export function formatOf(nameOrFile: string): Format & { readonly name: FormatName } {
  const extension = /\.([^./\\]+)$/.exec(nameOrFile)?.[1]?.toLowerCase()
  const found = FORMATS.find((one) => one.name === nameOrFile || one.extension === extension)
  if (found) return found
  throw new ArtDagError('USAGE', `“${nameOrFile}” is no format for beats`, {
    hint: `use one of ${FORMATS.map((one) => `${one.name} (.${one.extension})`).join(', ')}`,
  })
}

/**
 * The marks in a file of another program.
 * @throws ArtDagError USAGE, with the line where the format has lines, for what is too large or not in the format
 */
export function readMarks(name: FormatName, bytes: Uint8Array, help: ReadHelp = {}): Marks {
  if (bytes.length > MAX_BYTES) throw badFile(`it has ${bytes.length} bytes; ${MAX_BYTES} are the most`)
  const format: Format = formatOf(name)
  if (!format.read) throw badFile(`${format.title} is written only`)
  return format.read(bytes, help)
}
