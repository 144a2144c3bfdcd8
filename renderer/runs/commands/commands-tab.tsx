/** Every command of the run, as it can be pasted and run elsewhere. */
import { SquareTerminal } from 'lucide-react'
import { EmptyState } from '../../design/empty-state.tsx'
import { text } from '../../text/text.ts'
import type { RunTasks } from '../live/use-run-tasks.ts'
import panel from '../panel.module.css'
import { useTaskNames } from '../plan/use-task-names.ts'
import { CommandOf } from './command-of.tsx'
import styles from './commands.module.css'

const words = text.runs.commands

/** More than these are folded at first. */
const FEW = 4

export function CommandsTab({ known: { tasks, plan } }: { readonly known: RunTasks }) {
  const nameOf = useTaskNames(tasks)
  if (tasks.length === 0)
    return (
      <div className={panel.empty}>
        <EmptyState icon={<SquareTerminal aria-hidden />} title={words.nothing}>
          {words.nothingText}
        </EmptyState>
      </div>
    )
  const wanted = decodeURIComponent(location.hash.slice(1))
  return (
    <div className={panel.panel}>
      <p className={styles.hint}>{words.hint}</p>
      <ul>
        {tasks.map((task) => (
          <CommandOf
            key={task.id}
            task={task}
            plan={plan?.document}
            nameOf={nameOf}
            isOpen={wanted === task.id || (wanted === '' && tasks.length <= FEW)}
            isWanted={wanted === task.id}
          />
        ))}
      </ul>
    </div>
  )
}
