/** Before anything is there: what to drop, what to press, where to begin from. */
import { Workflow } from 'lucide-react'
import { useLocation } from 'wouter'
import { runCommand } from '../../commands/commands.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Keys } from '../../design/keys.tsx'
import { text } from '../../text/text.ts'
import { ADD_COMMAND, ADD_KEYS } from './command-ids.ts'
import styles from './empty-canvas.module.css'

const words = text.editor.canvas

export function EmptyCanvas() {
  const [, navigate] = useLocation()
  return (
    <div className={styles.empty}>
      <EmptyState
        icon={<Workflow aria-hidden />}
        title={words.empty.title}
        action={
          <div className={styles.actions}>
            <Button look="primary" onClick={() => runCommand(ADD_COMMAND)}>
              {words.add.title} <Keys keys={ADD_KEYS} />
            </Button>
            <Button onClick={() => navigate('/')}>{words.empty.template}</Button>
          </div>
        }
      >
        {words.empty.text}
      </EmptyState>
    </div>
  )
}
