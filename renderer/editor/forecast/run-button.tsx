/** Runs the recipe; while it runs, how far it is, and the way to stop it. */
import { Play, Square } from 'lucide-react'
import { Link } from 'wouter'
import { Button } from '../../design/button.tsx'
import { Progress } from '../../design/progress.tsx'
import { percent } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './run-button.module.css'
import { RUN_KEYS } from './run-keys.ts'
import { type Running, useRun } from './use-run.ts'

const words = text.editor.frame.run

export function RunButton() {
  const running = useRun()
  if (running.isActive) return <Going running={running} />
  return (
    <Button
      look="primary"
      icon={<Play aria-hidden />}
      keys={RUN_KEYS}
      hint={running.refusal ?? words.hint}
      aria-disabled={running.refusal !== undefined}
      onClick={running.start}
    >
      {words.run}
    </Button>
  )
}

function Going({ running }: { readonly running: Running }) {
  const { run, doneShare, timeLeftSec, cancel } = running
  return (
    <div className={styles.going}>
      <div className={styles.told}>
        {run?.runId === undefined ? (
          <span>{words.waiting}</span>
        ) : (
          <Link href={`/run/${run.runId}`} title={words.follow} className={styles.link}>
            {doneShare === undefined ? words.waiting : percent(doneShare)}
            {timeLeftSec === undefined ? null : (
              <span className={styles.left}>{words.left(timeLeftSec)}</span>
            )}
          </Link>
        )}
        <Progress label={words.progress} fraction={doneShare} />
      </div>
      <Button icon={<Square aria-hidden />} disabled={run?.isCancelling} onClick={cancel}>
        {run?.isCancelling ? words.cancelling : words.cancel}
      </Button>
    </div>
  )
}
