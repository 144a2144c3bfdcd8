/** What a control does, in a word, beside it while it is looked at or focused. */
import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import styles from './hint.module.css'
import { Keys } from './keys.tsx'

export interface HintProps {
  readonly text: string
  /** As in `commands`: `$mod+Enter`. */
  readonly keys?: string | undefined
  /** The control itself: one element that takes a ref. */
  readonly trigger: ReactElement
}

export function Hint({ text, keys, trigger }: HintProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={trigger as ReactElement<Record<string, unknown>>} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={styles.place}>
          <Tooltip.Popup className={styles.hint}>
            {text}
            {keys === undefined ? null : <Keys keys={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
