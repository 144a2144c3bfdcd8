/** A steady tempo for the chosen part, or for all of it. */
import { useId, useState } from 'react'
import type { AudioAnalysis } from '../../engine/contract/analysis.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { Field, TextInput } from '../design/fields.tsx'
import { Facts } from '../design/section.tsx'
import { clock as timeText } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import type { Clock } from '../timeline/clock.ts'
import { snap } from '../timeline/snapping.ts'
import type { BeatActions } from './beat-actions.ts'

const words = text.analysis.steady

export interface SteadyDialogProps {
  readonly audio: AudioAnalysis
  readonly actions: BeatActions
  readonly clock: Clock
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The first beat stays on a beat that is as near as this. */
const REACH_SEC = 0.1

export function SteadyDialog({ audio, actions, clock, isOpen, onClose }: SteadyDialogProps) {
  const form = useId()
  const field = useId()
  const [typed, setTyped] = useState<string>()
  const { range } = clock.store.getState()
  const fromSec = range ? snap(audio.beats, range.fromSec, REACH_SEC) : (audio.beats[0] ?? 0)
  const toSec = range?.toSec ?? audio.durationSec
  const written = typed ?? (audio.tempo?.bpm ?? 120).toFixed(2)
  const bpm = Number(written.replace(',', '.'))
  const isGood = bpm >= 20 && bpm <= 400
  const close = (): void => {
    setTyped(undefined)
    onClose()
  }
  const apply = (): void => {
    if (!isGood) return
    actions.steady(fromSec, toSec, bpm)
    close()
  }
  return (
    <Dialog
      title={words.title}
      isOpen={isOpen}
      onClose={close}
      focusId={field}
      actions={
        <Button look="primary" type="submit" form={form} disabled={!isGood}>
          {words.apply}
        </Button>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
      >
        <Field id={field} label={words.bpm} hint={words.hint} error={isGood ? undefined : words.bad}>
          {(id) => (
            <TextInput
              id={id}
              inputMode="decimal"
              value={written}
              onChange={({ target }) => setTyped(target.value)}
            />
          )}
        </Field>
      </form>
      <Facts
        rows={[
          [words.from, timeText(fromSec, 3)],
          [words.to, timeText(toSec, 3)],
        ]}
      />
      {range ? null : <p>{words.hint}</p>}
    </Dialog>
  )
}
