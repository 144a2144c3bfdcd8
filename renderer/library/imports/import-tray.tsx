/** What is on its way into the library, at the window's edge, over every page. */
import { CheckCircle2, ChevronDown, ChevronUp, CircleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton } from '../../design/button.tsx'
import { Progress } from '../../design/progress.tsx'
import { bytes } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { type ImportJob, type ImportSum, sumOf } from './import-queue.ts'
import { ImportRow } from './import-row.tsx'
import styles from './import-tray.module.css'
import { imports, useImportJobs } from './use-import.ts'

const words = text.library.import

export function ImportTray() {
  const jobs = useImportJobs()
  const [isOpen, setOpen] = useState(false)
  useHideWhenDone(jobs, isOpen)
  if (jobs.length === 0) return null
  const sum = sumOf(jobs)
  // What failed is never hidden: it says what to do.
  const shown = isOpen ? jobs : jobs.filter(({ state }) => state === 'failed')
  return (
    <section aria-label={words.title} className={styles.tray}>
      <header className={styles.head}>
        <State sum={sum} />
        <IconButton
          label={words.details}
          aria-expanded={isOpen}
          icon={isOpen ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        />
        {sum.isRunning ? null : (
          <IconButton label={words.hide} icon={<X aria-hidden />} onClick={() => imports.clear()} />
        )}
      </header>
      {shown.length > 0 ? <Rows jobs={shown} /> : null}
      {sum.isRunning ? <Running jobs={jobs} sum={sum} /> : null}
    </section>
  )
}

const GONE_AFTER_MS = 8000

/** Where nothing went wrong there is nothing to do; who looks at the files is left alone. */
function useHideWhenDone(jobs: readonly ImportJob[], isOpen: boolean): void {
  const { isRunning, failed } = sumOf(jobs)
  const isDone = jobs.length > 0 && !isRunning && failed === 0 && !isOpen
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => imports.clear(), GONE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isDone])
}

const State = ({ sum }: { readonly sum: ImportSum }) => (
  <p role="status" className={styles.state}>
    {sum.isRunning ? null : sum.failed > 0 ? (
      <CircleAlert aria-hidden className={styles.bad} />
    ) : (
      <CheckCircle2 aria-hidden className={styles.ok} />
    )}
    {stateOf(sum)}
  </p>
)

function stateOf({ isRunning, ended, all, failed, done }: ImportSum): string {
  if (isRunning) return words.running(ended, all)
  if (all === 0) return words.nothing
  return [...(done > 0 ? [words.finished(done)] : []), ...(failed > 0 ? [words.failed(failed)] : [])].join(
    ', ',
  )
}

function Running({ jobs, sum }: { readonly jobs: readonly ImportJob[]; readonly sum: ImportSum }) {
  const total = jobs.reduce((all, { sizeBytes, state }) => all + (state === 'cancelled' ? 0 : sizeBytes), 0)
  return (
    <footer className={styles.foot}>
      <Progress label={words.progress} fraction={sum.fraction} />
      <span className={styles.amount}>{words.of(bytes(total * sum.fraction), bytes(total))}</span>
      <Button look="quiet" onClick={() => imports.cancelAll()}>
        {words.cancelAll}
      </Button>
    </footer>
  )
}

/** More of them nobody looks through; those that failed or are on their way come first. */
const SHOWN = 200
const RANK = { failed: 0, sending: 1, waiting: 2, cancelled: 3, done: 4 } as const

const Rows = ({ jobs }: { readonly jobs: readonly ImportJob[] }) => (
  <ul className={styles.rows}>
    {jobs
      .toSorted((a, b) => RANK[a.state] - RANK[b.state])
      .slice(0, SHOWN)
      .map((job) => (
        <ImportRow key={job.id} job={job} />
      ))}
  </ul>
)
