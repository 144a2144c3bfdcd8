/** A titled part of a panel. */
import type { ReactNode } from 'react'
import { join } from './join.ts'
import styles from './section.module.css'

export interface SectionProps {
  readonly title: string
  readonly action?: ReactNode
  readonly children: ReactNode
}

export const Section = ({ title, action, children }: SectionProps) => (
  <section className={styles.section}>
    <header className={styles.head}>
      <h3 className={styles.title}>{title}</h3>
      {action}
    </header>
    {children}
  </section>
)

export const Card = ({
  children,
  className,
}: {
  readonly children: ReactNode
  readonly className?: string | undefined
}) => <div className={join(styles.card, className)}>{children}</div>

export interface FactsProps {
  /** What it is, and what it says; nothing is shown of what says nothing. */
  readonly rows: readonly (readonly [name: string, value: ReactNode])[]
}

export const Facts = ({ rows }: FactsProps) => (
  <dl className={styles.facts}>
    {rows.map(([name, value]) =>
      value === undefined || value === null || value === '' ? null : (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
)
