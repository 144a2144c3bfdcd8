/** Every step's files: to look at, to play, and beside those of the run before. */
import { Files } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '../../design/empty-state.tsx'
import { text } from '../../text/text.ts'
import type { RunViewProps } from '../detail/run-detail.tsx'
import panel from '../panel.module.css'
import { useArtifacts } from '../queries.ts'
import { ArtifactCard } from './artifact-card.tsx'
import { ArtifactDialog } from './artifact-dialog.tsx'
import styles from './artifacts.module.css'
import { type ArtifactFile, sortArtifacts } from './sort-artifacts.ts'

const words = text.runs.artifacts

export function ArtifactsTab({ run }: RunViewProps) {
  const { data } = useArtifacts(run.runId, run.state)
  const [shown, setShown] = useState<ArtifactFile>()
  if (!data) return null
  const { files, parts } = sortArtifacts(data)
  return (
    <div className={panel.panel}>
      {files.length === 0 ? (
        <div className={panel.empty}>
          <EmptyState icon={<Files aria-hidden />} title={words.nothing}>
            {words.nothingText}
          </EmptyState>
        </div>
      ) : (
        <ul className={styles.files}>
          {files.map((file) => (
            <li key={`${file.step} ${file.cid}`}>
              <ArtifactCard file={file} onPlay={() => setShown(file)} />
            </li>
          ))}
        </ul>
      )}
      {parts.length > 0 ? (
        <div className={styles.parts}>
          <h3 className={styles.partsTitle}>{words.parts}</h3>
          <p className={panel.small}>{words.partsHint}</p>
          <p className={panel.mono}>{parts.join(', ')}</p>
        </div>
      ) : null}
      {shown ? <ArtifactDialog run={run} file={shown} onClose={() => setShown(undefined)} /> : null}
    </div>
  )
}
