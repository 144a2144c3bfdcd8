/** Saving corrections as a document, and exchanging beats with other programs. */

import type { Corrections as CorrectionsDocument } from '../../engine/contract/analysis.ts'
import type { MarkFormat } from '../../engine/contract/analysis-procedures.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { useEngine } from '../connect/engine.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import { contentOf, download } from './mark-files.ts'
import type { Corrections } from './use-corrections.ts'

const words = text.analysis

export interface Saving {
  readonly save: () => Promise<void>
  readonly exportAs: (format: MarkFormat) => Promise<void>
  readonly importFile: (file: File) => Promise<void>
}

export function useSaving(cid: Cid, name: string, corrections: Corrections): Saving {
  const { client } = useEngine()
  /** Undefined: there are none. */
  const keep = async (): Promise<Cid | undefined> => {
    const { steps, saved } = corrections.store.getState()
    if (steps.length === 0) return undefined
    if (saved && corrections.isSaved) return saved.cid as Cid
    const kept = await client.analysis.putCorrections({
      corrections: { v: 1, kind: 'beat-corrections', of: cid, steps: [...steps] },
    })
    corrections.wasSaved({ cid: kept.cid, steps })
    return kept.cid
  }
  return {
    save: telling(async () => {
      const kept = await keep()
      notify({ text: kept === undefined ? words.corrections.nothingToSave : words.corrections.saved })
    }),
    exportAs: telling(async (format: MarkFormat) => {
      const kept = await keep()
      const file = await client.analysis.export({
        ...{ name: cid, format, marks: [] },
        ...(kept === undefined ? {} : { corrections: kept }),
      })
      const fileName = `${name.replace(/\.[^.]*$/, '')}.${file.extension}`
      download(fileName, file)
      notify({ text: words.marks.exported(fileName) })
    }),
    importFile: telling(async (file: File) => {
      const made = await client.analysis.importMarks({
        name: cid,
        fileName: file.name,
        ...(await contentOf(file)),
      })
      const { document } = await client.content.show({ name: made.cid })
      corrections.replace((document as CorrectionsDocument).steps, words.marks.import)
      notify({ text: words.corrections.loaded(made.beats), action: undoing(corrections) })
    }),
  }
}

const undoing = ({ undo }: Corrections) => ({ text: text.common.undo, run: undo })

/** What fails is told where everything is told. */
const telling =
  <Given extends readonly unknown[]>(work: (...given: Given) => Promise<void>) =>
  async (...given: Given): Promise<void> => {
    try {
      await work(...given)
    } catch (error) {
      const { message, hint } = reportOf(error)
      notify({ text: hint === undefined ? message : `${message}. ${hint}`, tone: 'bad' })
    }
  }
