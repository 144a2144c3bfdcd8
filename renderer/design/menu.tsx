/** Things to do with something, behind one button. */
import { Menu as Base } from '@base-ui/react/menu'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { join } from './join.ts'
import { Keys } from './keys.tsx'
import styles from './menu.module.css'

export interface MenuItem {
  readonly text: string
  readonly icon?: ReactNode
  readonly keys?: string | undefined
  readonly isDanger?: boolean
  /** Why it cannot be chosen now. */
  readonly refusal?: string | undefined
  readonly run: () => void
}

export interface MenuProps {
  readonly trigger: ReactElement
  /** In groups, a line between. */
  readonly groups: readonly (readonly MenuItem[])[]
}

export const Menu = ({ trigger, groups }: MenuProps) => (
  <Base.Root>
    <Base.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
    <Base.Portal>
      <Base.Positioner sideOffset={4} align="end" className={styles.place}>
        <Base.Popup className={styles.menu}>
          {groups.map((items, at) => (
            <Fragment key={items[0]?.text ?? at}>
              {at > 0 ? <Base.Separator className={styles.line} /> : null}
              {items.map((item) => (
                <Row key={item.text} item={item} />
              ))}
            </Fragment>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)

const Row = ({ item }: { readonly item: MenuItem }) => (
  <Base.Item
    className={join(styles.item, item.isDanger && styles.danger)}
    disabled={item.refusal !== undefined}
    title={item.refusal}
    onClick={item.run}
  >
    {item.icon}
    <span className={styles.text}>{item.text}</span>
    {item.keys === undefined ? null : <Keys keys={item.keys} />}
  </Base.Item>
)
