/** Whether what stands here is saved, in a word. */
import { CloudOff, TriangleAlert } from 'lucide-react'
import { Pill } from '../../design/pill.tsx'
import { text } from '../../text/text.ts'
import type { SaveState } from '../document/autosave.ts'
import type { OpenDocument } from '../document/open-documents.ts'
import { useSaveState, useVersions } from '../document/use-saving.ts'
import { keptCount } from '../document/versions.ts'
import styles from './saved.module.css'

const words = text.editor.frame.save

export function Saved({ opened }: { readonly opened: OpenDocument }) {
  const state = useSaveState(opened)
  const { data: versions = [] } = useVersions(opened.name)
  const isFresh = opened.copyOf !== undefined && versions.length === 0
  if (state.kind === 'away')
    return (
      <span role="alert" className={styles.problem}>
        <Pill tone="warn" icon={<CloudOff aria-hidden />} title={words.awayHint}>
          {words.away}
        </Pill>
      </span>
    )
  if (state.kind === 'refused')
    return (
      <span role="alert" className={styles.problem}>
        <Pill tone="bad" icon={<TriangleAlert aria-hidden />} title={state.why ?? ''}>
          {words.refused(state.why ?? '')}
        </Pill>
      </span>
    )
  return (
    <span className={styles.saved}>{isFresh ? words.copy : wordsOf(state.kind, keptCount(versions))}</span>
  )
}

/** A pause in the typing is no news: it says the same until it is saved. */
const wordsOf = (kind: SaveState['kind'], versions: number): string =>
  kind === 'saved' ? words.saved(versions) : words.saving
