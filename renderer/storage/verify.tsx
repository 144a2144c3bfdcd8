/** Whether all files are as they were. */
import { ShieldCheck } from 'lucide-react'
import { useCommands } from '../commands/commands.ts'
import { Block } from '../design/block.tsx'
import { Button } from '../design/button.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { Pill } from '../design/pill.tsx'
import { Progress } from '../design/progress.tsx'
import { bytes, shortId } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import styles from './rows.module.css'
import { type BadFile, useVerify, type Verifying } from './use-verify.ts'
import own from './verify.module.css'

const words = text.storage.verify

export function Verify() {
  const { now, start, stop } = useVerify()
  const isRunning = now.state === 'running'
  const isBad = now.state === 'done' && now.bad.some(({ repaired }) => !repaired)
  useCommands([
    { id: 'storage.verify', title: words.start, group: text.storage.title, run: () => start(false) },
  ])
  return (
    <Block
      title={words.title}
      hint={words.text}
      action={
        isRunning ? (
          <Button onClick={stop}>{text.common.cancel}</Button>
        ) : (
          <Button icon={<ShieldCheck aria-hidden />} onClick={() => start(isBad)}>
            {isBad ? words.repair : words.start}
          </Button>
        )
      }
      isList
    >
      {now.state === 'idle' ? null : <Report now={now} />}
    </Block>
  )
}

function Report({ now }: { readonly now: Verifying }) {
  switch (now.state) {
    case 'running':
      return <Running now={now} />
    case 'done':
      return <Done checked={now.checked} bad={now.bad} />
    case 'failed':
      return <ErrorNote error={now.error} />
    default:
      return <p className={styles.none}>{words.stopped}</p>
  }
}

const Running = ({
  now: { doneBytes, totalBytes },
}: {
  readonly now: Extract<Verifying, { readonly state: 'running' }>
}) => (
  <div className={own.running}>
    <Progress
      label={words.progress}
      fraction={totalBytes === 0 ? undefined : Math.min(1, doneBytes / totalBytes)}
    />
    <span>{words.done(bytes(doneBytes), bytes(totalBytes))}</span>
  </div>
)

const Done = ({ checked, bad }: { readonly checked: number; readonly bad: readonly BadFile[] }) => (
  <>
    <p role="status" className={styles.none}>
      {bad.length === 0 ? words.good(checked.toLocaleString('en')) : words.bad(bad.length)}
    </p>
    <ul>
      {bad.map(({ cid, problem, repaired }) => (
        <li key={cid} className={own.bad}>
          <code>{shortId(cid)}</code>
          <span>{words.problems[problem] ?? problem}</span>
          {repaired ? <Pill tone="ok">{words.repaired}</Pill> : <Pill tone="bad">{problem}</Pill>}
        </li>
      ))}
    </ul>
  </>
)
