/** What the recipe gave before, to look at again. */
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { join } from '../../design/join.ts'
import { Thumb } from '../../media/thumb.tsx'
import { ago } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './earlier-results.module.css'
import { distinctResults } from './shown-result.ts'

const words = text.editor.simple.result

export interface EarlierResultsProps {
  readonly runs: readonly RunSummary[]
  /** The run whose result is on the stage. */
  readonly shown: string | undefined
  readonly onChoose: (runId: string) => void
}

export function EarlierResults({ runs, shown, onChoose }: EarlierResultsProps) {
  const results = distinctResults(runs)
  if (results.length < 2) return null
  return (
    <ul aria-label={words.earlier} className={styles.strip}>
      {results.map(({ runId, output, updatedAt }) => {
        const when = ago(updatedAt, Date.now())
        return (
          <li key={runId}>
            <button
              type="button"
              aria-label={words.show(when)}
              aria-pressed={runId === shown}
              title={when}
              className={join(styles.result, runId === shown && styles.shown)}
              onClick={() => onChoose(runId)}
            >
              <Thumb name={output as string} width={96} />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
