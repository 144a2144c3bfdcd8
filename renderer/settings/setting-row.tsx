/** One setting: what it is on the left, its value on the right. */
import type { ReactNode } from 'react'
import styles from './setting-row.module.css'

export interface SettingRowProps {
  readonly title: string
  readonly description: string
  /** Beside the title: where the value comes from. */
  readonly note?: ReactNode
  /** Below: what will be, and why it cannot be changed. */
  readonly footnote?: string | undefined
  readonly children: ReactNode
}

export const SettingRow = ({ title, description, note, footnote, children }: SettingRowProps) => (
  <div className={styles.row}>
    <div className={styles.words}>
      <h3 className={styles.title}>
        {title} {note}
      </h3>
      <p className={styles.description}>{description}</p>
      {footnote === undefined ? null : <p className={styles.footnote}>{footnote}</p>}
    </div>
    <div className={styles.value}>{children}</div>
  </div>
)
