/** How far something is. */
import { join } from './join.ts'
import styles from './progress.module.css'

export interface ProgressProps {
  readonly label: string
  /** 0 to 1; absent: nobody knows, but it goes on. */
  readonly fraction?: number | undefined
  readonly tone?: 'accent' | 'ok' | 'bad'
}

export const Progress = ({ label, fraction, tone = 'accent' }: ProgressProps) => (
  <div
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={fraction === undefined ? undefined : Math.round(fraction * 100)}
    className={join(styles.track, styles[tone], fraction === undefined && styles.open)}
  >
    <div className={styles.done} style={{ scale: `${fraction ?? 0.3} 1` }} />
  </div>
)
