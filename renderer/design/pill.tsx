/** A small fact or state: its colour never says more than its words do. */
import type { ReactNode } from 'react'
import { join } from './join.ts'
import styles from './pill.module.css'

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad'

export interface PillProps {
  readonly tone?: Tone
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** More of it, for who points at it. */
  readonly title?: string
}

export const Pill = ({ tone = 'neutral', icon, children, title }: PillProps) => (
  <span className={join(styles.pill, styles[tone])} title={title}>
    {icon}
    {children}
  </span>
)

export interface FilterPillProps {
  readonly isOn: boolean
  readonly onToggle: () => void
  readonly count?: number | undefined
  readonly children: ReactNode
}

/** A pill that chooses. */
export const FilterPill = ({ isOn, onToggle, count, children }: FilterPillProps) => (
  <button
    type="button"
    aria-pressed={isOn}
    className={join(styles.pill, styles.filter, isOn && styles.on)}
    onClick={onToggle}
  >
    {children}
    {count === undefined ? null : <span className={styles.count}>{count}</span>}
  </button>
)
