/** A time: typed as it is read (`0:02.5`), or put onto the nearest beat of the song. */
import { Magnet } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { IconButton } from '../../../design/button.tsx'
import { notify } from '../../../design/notices.tsx'
import { text } from '../../../text/text.ts'
import { readTime, writeTime } from './clock-text.ts'
import styles from './form.module.css'
import { type ControlProps, useFormScope } from './form-scope.tsx'

const words = text.editor.inspector.form

/** A frame of 25 a second; with Shift a second. */
const STEP_SEC = 0.04

export function TimeControl({ id, label, value, preset, onChange }: ControlProps<number>) {
  const { snap } = useFormScope()
  return (
    <div className={styles.beside}>
      <TimeInput id={id} label={label} value={value} preset={preset} onChange={onChange} />
      {snap ? <SnapButton seconds={value ?? preset ?? 0} snap={snap} onChange={onChange} /> : null}
    </div>
  )
}

function TimeInput({ id, label, value, preset, onChange }: ControlProps<number>) {
  const [draft, setDraft] = useState<string>()
  const type = (written: string): void => {
    setDraft(written)
    const read = readTime(written)
    if (read !== undefined || written.trim() === '') onChange(read)
  }
  const step = (event: KeyboardEvent): void => {
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    setDraft(undefined)
    const next = (value ?? preset ?? 0) + way * (event.shiftKey ? 1 : STEP_SEC)
    onChange(Math.max(0, Math.round(next * 1000) / 1000))
  }
  return (
    <span className={styles.amount}>
      <input
        id={id}
        aria-label={label}
        autoComplete="off"
        value={draft ?? (value === undefined ? '' : writeTime(value))}
        placeholder={preset === undefined ? words.timePlaceholder : writeTime(preset)}
        onChange={({ target }) => type(target.value)}
        onKeyDown={step}
        onBlur={() => setDraft(undefined)}
      />
    </span>
  )
}

interface SnapProps {
  readonly seconds: number
  readonly snap: (seconds: number) => Promise<number | undefined>
  readonly onChange: (seconds: number) => void
}

function SnapButton({ seconds, snap, onChange }: SnapProps) {
  const [isBusy, setIsBusy] = useState(false)
  const put = async (): Promise<void> => {
    setIsBusy(true)
    const beat = await snap(seconds).catch(() => undefined)
    setIsBusy(false)
    if (beat === undefined) notify({ text: words.noBeats })
    else onChange(Math.round(beat * 1000) / 1000)
  }
  return (
    <IconButton
      label={isBusy ? words.listening : words.snap}
      icon={<Magnet aria-hidden />}
      aria-busy={isBusy}
      disabled={isBusy}
      onClick={() => void put()}
    />
  )
}
