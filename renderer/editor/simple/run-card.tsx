/** One large button, what it costs, and while it runs how far it is and the way to stop it. */
import { Play, Square } from 'lucide-react'
import { Button } from '../../design/button.tsx'
import { ErrorNote } from '../../design/error-note.tsx'
import { Progress } from '../../design/progress.tsx'
import { bytes, duration, percent } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { priceOf } from '../forecast/price-of.ts'
import { RUN_KEYS } from '../forecast/run-keys.ts'
import { useForecast } from '../forecast/use-forecast.ts'
import { type Running, useRun } from '../forecast/use-run.ts'
import styles from './run-card.module.css'

const words = text.editor.simple.run

export function RunCard() {
  const running = useRun()
  return (
    <section aria-label={words.label} className={styles.card}>
      {running.error && !running.isActive ? <ErrorNote error={running.error} /> : null}
      {running.isActive ? <Going running={running} /> : <Ready running={running} />}
    </section>
  )
}

function Ready({ running: { refusal, start } }: { readonly running: Running }) {
  const { report, isFresh } = useForecast()
  const isMade = isFresh && report !== undefined && priceOf(report).run === 0
  return (
    <>
      <p className={styles.price}>{refusal ?? <Price />}</p>
      <Button
        look={isMade ? 'plain' : 'primary'}
        icon={<Play aria-hidden />}
        keys={RUN_KEYS}
        hint={refusal ?? words.hint}
        aria-disabled={refusal !== undefined}
        className={styles.run}
        onClick={start}
      >
        {words.run}
      </Button>
    </>
  )
}

function Price() {
  const { report, error } = useForecast()
  if (error) return <span className={styles.bad}>{error.message}</span>
  if (!report) return words.looking
  const { run, seconds, bytes: size, reusedTasks } = priceOf(report)
  if (run === 0) return words.nothing
  return words.price(duration(seconds), bytes(size), reusedTasks)
}

function Going({ running: { run, doneShare, timeLeftSec, cancel } }: { readonly running: Running }) {
  return (
    <>
      <div className={styles.told}>
        <p role="status" className={styles.share}>
          {doneShare === undefined ? words.waiting : percent(doneShare)}
          {timeLeftSec === undefined ? null : (
            <span className={styles.left}>{words.left(duration(timeLeftSec))}</span>
          )}
        </p>
        <Progress label={words.progress} fraction={doneShare} />
      </div>
      <Button
        icon={<Square aria-hidden />}
        disabled={run?.isCancelling}
        className={styles.cancel}
        onClick={cancel}
      >
        {text.common.cancel}
      </Button>
    </>
  )
}
