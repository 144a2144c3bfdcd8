/** The result while it is rendered: its pieces as they come. */
import { useMemo } from 'react'
import { join } from '../../design/join.ts'
import { Thumb } from '../../media/thumb.tsx'
import { text } from '../../text/text.ts'
import type { RunTasks } from '../live/use-run-tasks.ts'
import type { KnownTask } from '../plan/known-tasks.ts'
import { taskName } from '../plan/task-name.ts'
import { wordOf } from '../state-icon.tsx'
import styles from './result.module.css'

const words = text.runs.result

/** Each frame is a picture that ffmpeg makes, beside what it renders. */
const MOST = 16

export function Filmstrip({ known: { tasks } }: { readonly known: RunTasks }) {
  const pieces = useMemo(() => tasks.filter(({ kind }) => kind === 'piece'), [tasks])
  if (pieces.length === 0) return null
  const done = pieces.filter(({ cid }) => cid !== undefined).length
  return (
    <section aria-label={words.soFar} className={styles.strip}>
      <header className={styles.stripHead}>
        <h3 className={styles.heading}>{words.soFar}</h3>
        <span className={styles.hint}>{words.soFarHint(done, pieces.length)}</span>
      </header>
      <ol className={styles.frames}>
        {sampleOf(pieces).map((piece) => (
          <li
            key={piece.id}
            title={`${taskName(piece)}: ${wordOf(piece.state)}`}
            className={join(styles.frame, piece.state === 'running' && styles.now)}
          >
            <span className="visually-hidden">{`${taskName(piece)}: ${wordOf(piece.state)}`}</span>
            {piece.cid === undefined ? null : <Thumb name={piece.cid} width={90} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Some of many, at even distances. */
function sampleOf(pieces: readonly KnownTask[]): readonly KnownTask[] {
  const count = Math.min(MOST, pieces.length)
  return Array.from({ length: count }, (_, at) => pieces[Math.floor((at * pieces.length) / count)]).filter(
    (piece) => piece !== undefined,
  )
}
