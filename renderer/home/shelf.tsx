/** A titled row of cards. */
import type { ReactNode } from 'react'
import { join } from '../design/join.ts'
import styles from './shelf.module.css'

export interface ShelfProps {
  readonly title: string
  readonly hint?: string
  readonly action?: ReactNode
  /** One line that is moved from side to side. */
  readonly isRow?: boolean
  /** List items. */
  readonly children: ReactNode
}

export const Shelf = ({ title, hint, action, isRow = false, children }: ShelfProps) => (
  <section className={styles.shelf}>
    <header className={styles.head}>
      <h2 className={styles.title}>{title}</h2>
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      <div className={styles.action}>{action}</div>
    </header>
    <ul className={join(styles.cards, isRow && styles.row)}>{children}</ul>
  </section>
)
