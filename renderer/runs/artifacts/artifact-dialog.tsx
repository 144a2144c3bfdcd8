/** A file, played; beside the one that the same step gave in the run before. */
import { useState } from 'react'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { Dialog } from '../../design/dialog.tsx'
import { Switch } from '../../design/fields.tsx'
import { text } from '../../text/text.ts'
import { MediaPlayer } from '../detail/media-player.tsx'
import { SideBySide } from '../detail/side-by-side.tsx'
import { useArtifacts, usePreviousRun } from '../queries.ts'
import styles from './artifacts.module.css'
import { type ArtifactFile, sameStep } from './sort-artifacts.ts'

const words = text.runs.artifacts

export interface ArtifactDialogProps {
  readonly run: RunSummary
  readonly file: ArtifactFile
  readonly onClose: () => void
}

export function ArtifactDialog({ run, file, onClose }: ArtifactDialogProps) {
  const { data: previous } = usePreviousRun(run)
  const { data: earlier } = useArtifacts(previous?.runId, previous?.state)
  const [isBeside, setBeside] = useState(false)
  const before = previous && earlier ? sameStep(earlier, file) : undefined
  return (
    <Dialog title={file.step} isOpen isWide onClose={onClose}>
      <div className={styles.beside}>
        <Switch label={words.beside} isOn={isBeside} onChange={setBeside} />
        <span>{words.beside}</span>
      </div>
      {isBeside ? (
        <SideBySide
          name={file.step}
          now={file.cid}
          before={before}
          lack={previous ? words.missing : words.noBefore}
        />
      ) : (
        <MediaPlayer cid={file.cid} name={file.step} />
      )}
    </Dialog>
  )
}
