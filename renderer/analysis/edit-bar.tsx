/** What can be done to the beats, all in sight. */
import {
  AudioLines,
  ChevronLeft,
  ChevronRight,
  DiamondMinus,
  DiamondPlus,
  Hand,
  Metronome,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { AudioAnalysis } from '../../engine/contract/analysis.ts'
import { Button, IconButton } from '../design/button.tsx'
import { Select } from '../design/fields.tsx'
import { text } from '../text/text.ts'
import type { Clock } from '../timeline/clock.ts'
import type { BeatActions } from './beat-actions.ts'
import styles from './edit-bar.module.css'
import { toggleClicks, useFocus } from './focus.ts'
import { SteadyDialog } from './steady-dialog.tsx'

const words = text.analysis.edit

export interface EditBarProps {
  readonly audio: AudioAnalysis
  readonly actions: BeatActions
  readonly clock: Clock
}

export function EditBar({ audio, actions, clock }: EditBarProps) {
  const [isSetting, setSetting] = useState(false)
  return (
    <div role="toolbar" aria-label={words.label} className={styles.bar}>
      <Group name={words.all}>
        <Nudges actions={actions} />
        <Small hint={words.halve} onClick={actions.halve} words={words.halveShort} />
        <Small hint={words.double} onClick={actions.double} words={words.doubleShort} />
      </Group>
      <Group name={words.bars}>
        <IconButton
          label={words.earlier}
          icon={<ChevronLeft aria-hidden />}
          onClick={() => actions.shiftBars(-1)}
        />
        <IconButton
          label={words.later}
          icon={<ChevronRight aria-hidden />}
          onClick={() => actions.shiftBars(1)}
        />
        <Meter audio={audio} actions={actions} />
      </Group>
      <Group name={words.beat}>
        <IconButton label={words.add} keys="b" icon={<DiamondPlus aria-hidden />} onClick={actions.addHere} />
        <RemoveButton actions={actions} />
      </Group>
      <span className={styles.gap} />
      <Button hint={text.analysis.tap.hint} keys="t" icon={<Hand aria-hidden />} onClick={actions.tap}>
        {text.analysis.tap.tap}
      </Button>
      <Button icon={<Metronome aria-hidden />} onClick={() => setSetting(true)}>
        {words.steady}
      </Button>
      <Clicks />
      <SteadyDialog {...{ audio, actions, clock }} isOpen={isSetting} onClose={() => setSetting(false)} />
    </div>
  )
}

interface GroupProps {
  readonly name: string
  readonly children: ReactNode
}

const Group = ({ name, children }: GroupProps) => (
  <fieldset aria-label={name} className={styles.group}>
    <span aria-hidden className={styles.name}>
      {name}
    </span>
    {children}
  </fieldset>
)

const Nudges = ({ actions }: Pick<EditBarProps, 'actions'>) =>
  [-0.01, -0.001, 0.001, 0.01].map((sec) => (
    <Small
      key={sec}
      hint={words.nudge(sec)}
      words={words.nudgeShort(sec)}
      onClick={() => actions.nudgeAll(sec)}
    />
  ))

interface SmallProps {
  readonly hint: string
  readonly words: string
  readonly onClick: () => void
}

const Small = ({ hint, words: shown, onClick }: SmallProps) => (
  <Button
    look="quiet"
    hint={hint}
    aria-label={`${shown}: ${hint}`}
    className={styles.small}
    onClick={onClick}
  >
    {shown}
  </Button>
)

const METERS = ['2', '3', '4', '5', '6', '7', '8', '9', '12'] as const

const Meter = ({ audio, actions }: Pick<EditBarProps, 'audio' | 'actions'>) => (
  <div className={styles.meter}>
    <Select
      label={words.meter}
      value={audio.meter === null ? undefined : String(audio.meter)}
      placeholder={words.meterNone}
      options={METERS.map((beats) => ({ value: beats as string, text: words.meterOf(Number(beats)) }))}
      onChange={(beats) => actions.setMeter(Number(beats))}
    />
  </div>
)

function RemoveButton({ actions }: Pick<EditBarProps, 'actions'>) {
  const isChosen = useFocus((state) => state.beatSec !== undefined)
  return (
    <IconButton
      label={isChosen ? words.remove : words.removeHint}
      keys="Delete"
      icon={<DiamondMinus aria-hidden />}
      aria-disabled={!isChosen}
      onClick={actions.remove}
    />
  )
}

function Clicks() {
  const hasClicks = useFocus((state) => state.hasClicks)
  return (
    <IconButton
      label={words.click}
      keys="c"
      isPressed={hasClicks}
      icon={<AudioLines aria-hidden />}
      onClick={toggleClicks}
    />
  )
}
