/** An analysis that is on its way. */
import { Progress } from '../design/progress.tsx'
import type { Analysis } from '../timeline/use-analysis.ts'
import styles from './working.module.css'

export interface WorkingProps {
  readonly analysis: Analysis
  readonly label: string
}

export const Working = ({ analysis: { isWorking, fraction }, label }: WorkingProps) =>
  isWorking ? (
    <div role="status" className={styles.working}>
      <span>{label}</span>
      <Progress label={label} fraction={fraction} />
    </div>
  ) : null
