/** One file on its way: how far it is, or what is wrong with it. */
import { RotateCw, X } from 'lucide-react'
import { Link } from 'wouter'
import { IconButton } from '../../design/button.tsx'
import { Progress } from '../../design/progress.tsx'
import { text } from '../../text/text.ts'
import type { ImportJob } from './import-queue.ts'
import styles from './import-tray.module.css'
import { imports } from './use-import.ts'

const words = text.library.import

export const ImportRow = ({ job }: { readonly job: ImportJob }) => (
  <li className={styles.row}>
    <div className={styles.line}>
      {job.cid ? (
        <Link href={`/media/${job.cid}`} className={styles.name}>
          {job.name}
        </Link>
      ) : (
        <span className={styles.name}>{job.name}</span>
      )}
      <span className={styles.amount}>{stateOf(job)}</span>
      <Act job={job} />
    </div>
    {job.state === 'sending' ? (
      <Progress label={job.name} fraction={job.doneBytes / Math.max(1, job.sizeBytes)} />
    ) : null}
    {job.error ? (
      <>
        <p className={styles.error}>{job.error.message}</p>
        {job.error.hint === undefined ? null : <p className={styles.hint}>{job.error.hint}</p>}
      </>
    ) : null}
  </li>
)

const stateOf = ({ state, isNew }: ImportJob): string =>
  words.state[state === 'done' && isNew === false ? 'known' : state]

function Act({ job: { id, name, state } }: { readonly job: ImportJob }) {
  if (state === 'done') return null
  return state === 'waiting' || state === 'sending' ? (
    <IconButton label={words.cancel(name)} icon={<X aria-hidden />} onClick={() => imports.cancel(id)} />
  ) : (
    <IconButton label={words.retry(name)} icon={<RotateCw aria-hidden />} onClick={() => imports.retry(id)} />
  )
}
