/** What went wrong, where, and what to try: an error as people can act on it. */
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ErrorReport } from '../../engine/contract/errors.ts'
import styles from './error-note.module.css'

export interface ErrorNoteProps {
  readonly error: Pick<ErrorReport, 'message' | 'hint'> & { readonly code?: string }
  readonly action?: ReactNode
}

export const ErrorNote = ({ error, action }: ErrorNoteProps) => (
  <div role="alert" className={styles.note}>
    <CircleAlert aria-hidden />
    <div className={styles.words}>
      <p className={styles.message}>{error.message}</p>
      {error.hint === undefined ? null : <p className={styles.hint}>{error.hint}</p>}
      {action}
    </div>
    {error.code === undefined ? null : <code className={styles.code}>{error.code}</code>}
  </div>
)
