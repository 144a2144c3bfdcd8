/** A file of a step, as a picture with what it is. */
import { Download, FolderOpen, Play } from 'lucide-react'
import { Link } from 'wouter'
import { useEngine } from '../../connect/engine.tsx'
import { Pill } from '../../design/pill.tsx'
import { bytes } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { MediaThumb } from '../detail/media-thumb.tsx'
import styles from './artifacts.module.css'
import type { ArtifactFile } from './sort-artifacts.ts'

const words = text.runs.artifacts

export interface ArtifactCardProps {
  readonly file: ArtifactFile
  readonly onPlay: () => void
}

export function ArtifactCard({ file, onPlay }: ArtifactCardProps) {
  const { media } = useEngine()
  const { cid, step, type, role, isStored, sizeBytes, profile } = file
  return (
    <article className={styles.card}>
      <button
        type="button"
        disabled={!isStored}
        aria-label={words.play(step)}
        className={styles.picture}
        onClick={onPlay}
      >
        {isStored ? (
          <MediaThumb cid={cid} width={220} />
        ) : (
          <span className={styles.gone}>{words.notStored}</span>
        )}
        {isStored ? (
          <span aria-hidden className={styles.play}>
            <Play />
          </span>
        ) : null}
      </button>
      <div className={styles.about}>
        <h3 className={styles.name}>{step}</h3>
        <Pill tone={role === 'output' ? 'accent' : 'neutral'}>{words[role]}</Pill>
      </div>
      <div className={styles.more}>
        <span className={styles.small}>
          {[type, role === 'input' ? '' : profile, sizeBytes === undefined ? '' : bytes(sizeBytes)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {isStored ? (
          <span className={styles.tools}>
            <Link
              href={`/media/${cid}`}
              aria-label={`${words.open}: ${step}`}
              title={words.open}
              className={styles.tool}
            >
              <FolderOpen aria-hidden />
            </Link>
            <a
              href={media.download(cid)}
              download
              aria-label={`${words.download}: ${step}`}
              title={words.download}
              className={styles.tool}
            >
              <Download aria-hidden />
            </a>
          </span>
        ) : null}
      </div>
    </article>
  )
}
