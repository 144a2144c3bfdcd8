/** Why a run failed, in the words of who failed: the step, the command, the last lines, and what to do. */
import { Link } from 'wouter'
import { Button } from '../../design/button.tsx'
import { ErrorNote } from '../../design/error-note.tsx'
import { text } from '../../text/text.ts'
import { commandText } from '../commands/command-text.ts'
import { rowName } from '../plan/task-name.ts'
import { taskRows } from '../plan/task-rows.ts'
import { copyText } from './copy-text.ts'
import styles from './run-detail.module.css'
import type { RunViewProps } from './run-detail.tsx'

const words = text.runs.failure

export function FailureNote({ run, known: { tasks } }: RunViewProps) {
  const failed = tasks.filter(({ state }) => state === 'failed')
  const error = run.error
  if (!error) return null
  // The message of a failed command goes on with the command and its output; both have their place below.
  const [message = error.message] = error.message.split('\n')
  const { command, stderrTail } = factsOf(error.details)
  return (
    <ErrorNote
      error={{ code: error.code, message }}
      action={
        <div className={styles.failure}>
          {failed.length > 0 ? (
            <p>
              {words.step}: <strong>{taskRows(failed).map(rowName).join(', ')}</strong>
            </p>
          ) : null}
          {stderrTail === '' ? null : <Words title={words.lastWords} text={stderrTail} />}
          {command.length > 0 ? <Words title={words.command} text={commandText(command)} /> : null}
          {error.hint === undefined ? null : <p className={styles.hint}>{error.hint}</p>}
          <p>
            <Link href={`/run/${run.runId}/log`} className={styles.link}>
              {words.toLog}
            </Link>
          </p>
        </div>
      }
    />
  )
}

const Words = ({ title, text: shown }: { readonly title: string; readonly text: string }) => (
  <figure className={styles.words}>
    <figcaption className={styles.wordsHead}>
      <span>{title}</span>
      <Button look="quiet" onClick={() => void copyText(shown)}>
        {text.common.copy}
      </Button>
    </figcaption>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
    <section tabIndex={0} aria-label={title} className={styles.scroll}>
      <pre className={styles.pre}>{shown}</pre>
    </section>
  </figure>
)

function factsOf(details: Readonly<Record<string, unknown>> = {}): {
  readonly command: readonly string[]
  readonly stderrTail: string
} {
  const { command, stderrTail } = details
  return {
    command: Array.isArray(command) ? command.filter((word) => typeof word === 'string') : [],
    stderrTail: typeof stderrTail === 'string' ? stderrTail.trim() : '',
  }
}
