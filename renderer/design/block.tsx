/** A titled part of a page that is read from top to bottom. */
import type { ReactNode } from 'react'
import styles from './block.module.css'
import { join } from './join.ts'

export interface BlockProps {
  readonly title: string
  readonly hint?: ReactNode
  readonly action?: ReactNode
  /** Lines of a list, each with a border between. */
  readonly isList?: boolean
  readonly children: ReactNode
}

export const Block = ({ title, hint, action, isList = false, children }: BlockProps) => (
  <section className={styles.block}>
    <header className={styles.head}>
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      </div>
      {action}
    </header>
    <div className={join(styles.body, isList && styles.list)}>{children}</div>
  </section>
)

/** Blocks below each other, as wide as is comfortable to read. */
export const Blocks = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.blocks}>{children}</div>
)
