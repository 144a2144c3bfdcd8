/** The frame of every page: a bar, the thing itself, and where a page has them an inspector and a dock. */
import type { ReactNode } from 'react'
import { join } from './join.ts'
import styles from './page-frame.module.css'

export interface PageFrameProps {
  readonly title: string
  /** Before the title: the way up. */
  readonly back?: ReactNode
  /** Beside the title. */
  readonly bar?: ReactNode
  /** At the bar's end. */
  readonly actions?: ReactNode
  readonly aside?: ReactNode
  /** What the inspector is called for screen readers. */
  readonly asideLabel?: string
  readonly dock?: ReactNode
  readonly dockLabel?: string
  /** The thing reaches to the edges and scrolls by itself. */
  readonly isBare?: boolean
  readonly children: ReactNode
}

export const PageFrame = ({
  title,
  back,
  bar,
  actions,
  aside,
  asideLabel,
  dock,
  dockLabel,
  isBare,
  children,
}: PageFrameProps) => (
  <div className={styles.page}>
    <header className={styles.bar}>
      {back}
      <h1 className={styles.title}>{title}</h1>
      <div className={styles.middle}>{bar}</div>
      <div className={styles.actions}>{actions}</div>
    </header>
    <main className={join(styles.main, isBare && styles.bare)}>{children}</main>
    {aside ? (
      <aside aria-label={asideLabel} className={styles.aside}>
        {aside}
      </aside>
    ) : null}
    {dock ? (
      <section aria-label={dockLabel} className={styles.dock}>
        {dock}
      </section>
    ) : null}
  </div>
)
