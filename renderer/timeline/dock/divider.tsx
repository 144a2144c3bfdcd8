/** The line between A and B, dragged or moved by arrows. */
import type { KeyboardEvent, PointerEvent } from 'react'
import { text } from '../../text/text.ts'
import styles from './divider.module.css'

export interface DividerProps {
  /** From the left, 0 to 1. */
  readonly share: number
  readonly onChange: (share: number) => void
}

const STEP = 0.05

export function Divider({ share, onChange }: DividerProps) {
  const put = (next: number): void => onChange(Math.min(1, Math.max(0, next)))
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.parentElement?.getBoundingClientRect() ?? {
      left: 0,
      width: 1,
    }
    if (event.currentTarget.hasPointerCapture(event.pointerId)) put((event.clientX - left) / width)
  }
  const step = (event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (direction === undefined) return
    event.preventDefault()
    put(share + direction * STEP)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={text.editor.dock.compare.divider}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      className={styles.divider}
      style={{ insetInlineStart: `${100 * share}%` }}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={step}
    />
  )
}
