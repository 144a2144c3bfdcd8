/** A place with nothing in it yet: says what belongs here and how it gets here. */
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

export interface EmptyStateProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export const EmptyState = ({ icon, title, children, action }: EmptyStateProps) => (
  <div className={styles.empty}>
    <div className={styles.icon}>{icon}</div>
    <h2 className={styles.title}>{title}</h2>
    {children === undefined ? null : <p className={styles.text}>{children}</p>}
    {action}
  </div>
)
