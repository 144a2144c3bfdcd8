/** The command of one task: as it was run once it has, before that as it is planned. */
import { ChevronRight, Copy } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useEngine } from '../../connect/engine.tsx'
import { IconButton } from '../../design/button.tsx'
import { duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { copyText } from '../detail/copy-text.ts'
import panel from '../panel.module.css'
import type { KnownTask } from '../plan/known-tasks.ts'
import { readPlan, sourcesOf } from '../plan/read-plan.ts'
import { taskName } from '../plan/task-name.ts'
import { useMaking } from '../queries.ts'
import { StateIcon, wordOf } from '../state-icon.tsx'
import { commandText, extensionOf, filesIn, fillFiles } from './command-text.ts'
import styles from './commands.module.css'

const words = text.runs.commands

export interface CommandOfProps {
  readonly task: KnownTask
  /** The plan's document: what its sources are called. */
  readonly plan: unknown
  /** What people call a task. */
  readonly nameOf: (task: string) => string
  readonly isOpen: boolean
  /** It is what people came for. */
  readonly isWanted: boolean
}

export function CommandOf({ task, plan, nameOf, isOpen: isOpenAtFirst, isWanted }: CommandOfProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  const place = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isWanted) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isWanted])
  return (
    <li ref={place} className={styles.task}>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className={styles.summary}>
          <ChevronRight aria-hidden className={styles.chevron} />
          <StateIcon stand={task.state} />
          <span className={styles.name}>{taskName(task)}</span>
          <span className={panel.small}>
            {[wordOf(task.state), ...(task.seconds === undefined ? [] : [duration(task.seconds)])].join(', ')}
          </span>
        </summary>
        {isOpen ? <Command task={task} plan={plan} nameOf={nameOf} /> : null}
      </details>
    </li>
  )
}

function Command({ task, plan, nameOf }: Pick<CommandOfProps, 'task' | 'plan' | 'nameOf'>) {
  const { data: makings } = useMaking(task.cid)
  const ran = makings?.find((making) => making.task)?.task
  const argv = ran?.command ?? task.command
  const names = useFileNames(plan)
  const files = argv ? filesIn(argv) : []
  if (!argv) return <p className={styles.unknown}>{words.unknown}</p>
  const shown = commandText(
    fillFiles(argv, {
      of: names,
      out: (made) => `${fileName(made === undefined ? taskName(task) : nameOf(made))}.${extensionOf(argv)}`,
    }),
  )
  return (
    <div className={styles.command}>
      <pre className={styles.pre}>{shown}</pre>
      <span className={styles.copy}>
        <IconButton
          label={words.copy(taskName(task))}
          icon={<Copy aria-hidden />}
          onClick={() => void copyText(shown, words.copied)}
        />
      </span>
      <p className={panel.small}>
        {ran ? words.ffmpeg(ran.tool.name, duration(ran.seconds)) : words.planned}
        {files.length > 0 ? ` · ${words.files}: ` : null}
        {files.map((cid, at) => (
          <FileLink key={cid} cid={cid} name={names(cid)} isFirst={at === 0} />
        ))}
      </p>
    </div>
  )
}

function FileLink({
  cid,
  name,
  isFirst,
}: {
  readonly cid: string
  readonly name: string
  readonly isFirst: boolean
}) {
  const { media } = useEngine()
  return (
    <>
      {isFirst ? null : ', '}
      <a href={media.download(cid)} download={name} className={panel.link}>
        {name}
      </a>
    </>
  )
}

/** Sources by what the recipe calls them, other files by the beginning of their id. */
function useFileNames(plan: unknown): (cid: string) => string {
  const names = useMemo(() => {
    const document = readPlan(plan)
    return new Map((document ? sourcesOf(document) : []).map(({ id, cacheId }) => [cacheId, fileName(id)]))
  }, [plan])
  return (cid) => names.get(cid) ?? cid.slice(0, 16)
}

const fileName = (name: string): string => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')
