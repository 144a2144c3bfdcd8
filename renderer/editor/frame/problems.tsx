/** How many faults the recipe has; goes to the first. */
import { CircleAlert } from 'lucide-react'
import { Button } from '../../design/button.tsx'
import { text } from '../../text/text.ts'
import { stepOf } from '../document/issues.ts'
import { useIssues } from '../document/use-issues.ts'
import { select } from '../selection.ts'
import styles from './problems.module.css'
import { useView } from './use-view.ts'

const words = text.editor.frame.issues

export function Problems() {
  const { all, byStep } = useIssues()
  const [view, choose] = useView()
  const [first] = all
  if (!first) return null
  const show = (): void => {
    const step = stepOf(first.path, [...byStep.keys()])
    if (step !== '') select(step)
    if (view === 'graph' && step !== '') return
    if (view !== 'split') choose('yaml')
  }
  return (
    <Button
      look="quiet"
      className={styles.problems ?? ''}
      icon={<CircleAlert aria-hidden />}
      hint={first.message}
      onClick={show}
    >
      {words.count(all.length)}
    </Button>
  )
}
