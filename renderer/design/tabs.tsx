/** Views of one thing, one at a time. */
import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import styles from './tabs.module.css'

export interface TabsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly tabs: readonly { readonly value: Value; readonly text: string }[]
  readonly onChange: (value: Value) => void
  /** Of the chosen one. */
  readonly children: ReactNode
}

export const Tabs = <Value extends string>({ label, value, tabs, onChange, children }: TabsProps<Value>) => (
  <Base.Root value={value} onValueChange={(next) => onChange(next as Value)} className={styles.root}>
    <Base.List aria-label={label} className={styles.list}>
      {tabs.map((tab) => (
        <Base.Tab key={tab.value} value={tab.value} className={styles.tab}>
          {tab.text}
        </Base.Tab>
      ))}
    </Base.List>
    <Base.Panel value={value} className={styles.panel}>
      {children}
    </Base.Panel>
  </Base.Root>
)
