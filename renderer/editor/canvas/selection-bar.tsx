/** What can be done with what is selected, beside the keys that do the same. */
import {
  AlignHorizontalJustifyStart,
  ArrowRightToLine,
  CircleSlash2,
  CopyPlus,
  Ellipsis,
  type LucideIcon,
  Pin,
  Trash2,
  VolumeX,
} from 'lucide-react'
import { runCommand } from '../../commands/commands.ts'
import { IconButton } from '../../design/button.tsx'
import { Menu, type MenuItem } from '../../design/menu.tsx'
import { text } from '../../text/text.ts'
import { useLook } from '../selection.ts'
import { useBoard } from './board.ts'
import type { Side } from './model/arrange.ts'
import styles from './selection-bar.module.css'
import { type ChosenAction, SELECTION_KEYS } from './selection-keys.ts'

const words = text.editor.canvas.selection

export function SelectionBar() {
  const selected = useLook((look) => look.selected)
  const nodes = useBoard(({ graph }) => graph.nodes)
  const steps = nodes.filter(({ key, role }) => role === 'step' && selected.includes(key))
  if (selected.length === 0) return null
  const isOn = (flag: 'isMuted' | 'isBypassed' | 'isPinned'): boolean => steps.every((step) => step[flag])
  return (
    <div role="toolbar" aria-label={words.label} className={styles.bar}>
      {selected.length > 1 ? <span className={styles.count}>{words.count(selected.length)}</span> : null}
      {steps.length > 0 ? (
        <>
          <Act
            id="mute"
            icon={VolumeX}
            label={isOn('isMuted') ? words.unmute : words.mute}
            isOn={isOn('isMuted')}
          />
          <Act
            id="bypass"
            icon={CircleSlash2}
            label={isOn('isBypassed') ? words.unbypass : words.bypass}
            isOn={isOn('isBypassed')}
          />
          <Act
            id="pin"
            icon={Pin}
            label={isOn('isPinned') ? words.unpin : words.pin}
            isOn={isOn('isPinned')}
          />
        </>
      ) : null}
      {steps.length === 1 && !steps[0]?.isOutput ? (
        <Act id="output" icon={ArrowRightToLine} label={words.output} />
      ) : null}
      {steps.length > 0 ? <Act id="duplicate" icon={CopyPlus} label={words.duplicate} /> : null}
      {selected.length > 1 ? <Arrange /> : null}
      <Act id="delete" icon={Trash2} label={text.common.delete} />
      {steps.length > 0 ? (
        <More hasOne={steps.length === 1} recipe={steps.length === 1 ? steps[0]?.recipe : undefined} />
      ) : null}
    </div>
  )
}

interface ActProps {
  readonly id: ChosenAction
  readonly icon: LucideIcon
  readonly label: string
  readonly isOn?: boolean
}

const Act = ({ id, icon: Icon, label, isOn }: ActProps) => (
  <IconButton
    label={label}
    keys={SELECTION_KEYS[id]}
    icon={<Icon aria-hidden />}
    {...(isOn === undefined ? {} : { isPressed: isOn })}
    onClick={() => runCommand(`canvas.${id}`)}
  />
)

const item = (id: ChosenAction, title: string): MenuItem => ({
  text: title,
  keys: SELECTION_KEYS[id],
  run: () => runCommand(`canvas.${id}`),
})

function More({ hasOne, recipe }: { readonly hasOne: boolean; readonly recipe: string | undefined }) {
  const own = hasOne
    ? [item('rename', words.rename), item('unlink', words.unlink)]
    : [item('unlink', words.unlink)]
  const open = recipe === undefined ? [] : [[item('openRecipe', words.openRecipe)]]
  return (
    <Menu
      trigger={<IconButton label={text.common.more} icon={<Ellipsis aria-hidden />} />}
      groups={[...open, own, [item('copy', words.copy), item('frame', text.editor.canvas.frame.add)]]}
    />
  )
}

const SIDES: readonly Side[] = ['left', 'centre', 'right', 'top', 'middle', 'bottom']

const Arrange = () => (
  <Menu
    trigger={<IconButton label={words.more} icon={<AlignHorizontalJustifyStart aria-hidden />} />}
    groups={[
      SIDES.map((side) => ({ text: words.align[side], run: () => runCommand(`canvas.align.${side}`) })),
      [
        { text: words.across, run: () => runCommand('canvas.distribute.across') },
        { text: words.down, run: () => runCommand('canvas.distribute.down') },
      ],
    ]}
  />
)
