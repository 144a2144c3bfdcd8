/** The document of the page's address. */
import { useEffect, useState } from 'react'
import type { ErrorReport } from '../../../engine/contract/errors.ts'
import { useEngine } from '../../connect/engine.tsx'
import { reportOf } from '../../connect/report-of.ts'
import { text } from '../../text/text.ts'
import { type OpenDocument, openDocument } from './open-documents.ts'

export interface Opening {
  readonly opened?: OpenDocument
  readonly error?: ErrorReport
  /** Tries again. */
  retry(): void
}

export function useOpenDocument(id: string): Opening {
  const { client } = useEngine()
  const [tries, setTries] = useState(0)
  const [state, setState] = useState<Omit<Opening, 'retry'>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` asks again
  useEffect(() => {
    let isHere = true
    openDocument(client, id, text.editor.frame.changedElsewhere).then(
      (opened) => isHere && setState({ opened }),
      (error: unknown) => isHere && setState({ error: reportOf(error) }),
    )
    return () => {
      isHere = false
    }
  }, [client, id, tries])
  return { ...state, retry: () => setTries((count) => count + 1) }
}
