/** What a run would do with a node, in a word; pointing at it, or going there by keys, says why in a sentence. */
import { Tooltip } from '@base-ui/react/tooltip'
import { useMemo } from 'react'
import { join } from '../../../design/join.ts'
import { Pill, type Tone } from '../../../design/pill.tsx'
import styles from './state-pill.module.css'

export interface ShownState {
  readonly tone: Tone
  readonly text: string
  readonly why: string
  readonly hint?: string | undefined
}

type Why = Pick<ShownState, 'why' | 'hint'>

/** One for all nodes: hundreds of tooltips would be as many listeners. */
const reasons = Tooltip.createHandle<Why>()

export function StatePill({ tone, text, why, hint }: ShownState) {
  const payload = useMemo(() => ({ why, hint }), [why, hint])
  return (
    <Tooltip.Trigger
      handle={reasons}
      payload={payload}
      delay={150}
      className={join('nodrag', styles.trigger)}
      aria-label={`${text}: ${why}`}
    >
      <Pill tone={tone}>{text}</Pill>
    </Tooltip.Trigger>
  )
}

export const StateReasons = () => (
  <Tooltip.Root handle={reasons}>
    {({ payload }) => (
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={8} side="bottom" className={styles.place}>
          <Tooltip.Popup className={styles.why}>
            {payload?.why}
            {payload?.hint === undefined ? null : <span className={styles.hint}>{payload.hint}</span>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    )}
  </Tooltip.Root>
)
