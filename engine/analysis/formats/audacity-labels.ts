/** Beats and scenes as a label track of Audacity: start, end and name, parted by tabs. A mere list of times is read too. */
import { badFile } from './bad-file.ts'
import { gatherMarks, kindOf, listMarks, type MarkedClip, type Marks } from './marks.ts'
import { bytesOf, formatSec, isNumber, linesOf, secondsOf } from './text.ts'

export const writeLabels = (clip: MarkedClip): Uint8Array =>
  bytesOf(
    listMarks(clip)
      .map(({ sec, name }) => `${formatSec(sec)}\t${formatSec(sec)}\t${name}\n`)
      .join(''),
  )

/** Of a label over a stretch, its start counts. @throws ArtDagError USAGE, with the line */
export function readLabels(bytes: Uint8Array): Marks {
  // Lines that begin with a backslash tell the frequencies of the label before.
  const lines = linesOf(bytes).filter(({ text }) => !text.startsWith('\\'))
  return gatherMarks(
    lines.map(({ number, text }) => {
      const [start = '', ...rest] = text.split('\t').map((word) => word.trim())
      const hasEnd = isNumber(rest[0] ?? '')
      const sec = secondsOf(start, number)
      if (hasEnd && secondsOf(rest[0] as string, number) < sec)
        throw badFile('the label ends before it starts', number)
      return { sec, kind: kindOf(rest.slice(hasEnd ? 1 : 0).join(' ')) }
    }),
  )
}
