/** Everything that can be done here, found by typing. */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { useState } from 'react'
import { Keys } from '../design/keys.tsx'
import { text } from '../text/text.ts'
import { type Command, knownCommands, useCommandState, useCommands } from './commands.ts'
import styles from './palette.module.css'
import { keysOf } from './shortcuts.ts'

export const PALETTE_KEYS = '$mod+k'

interface Group {
  readonly value: string
  readonly items: readonly Command[]
}

export function Palette() {
  const [isOpen, setOpen] = useState(false)
  useCommands([
    {
      id: 'window.commands',
      title: text.app.palette.title,
      group: text.common.appName,
      keys: PALETTE_KEYS,
      isHidden: true,
      worksInText: true,
      run: () => setOpen((open) => !open),
    },
  ])
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.palette} aria-label={text.app.palette.title}>
          {isOpen ? <Choice onChosen={() => setOpen(false)} /> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Choice({ onChosen }: { readonly onChosen: () => void }) {
  // What is there when it opens; typing in it changes nothing of that.
  const [groups] = useState(() => grouped(knownCommands(useCommandState.getState())))
  const choose = (command: Command): void => {
    onChosen()
    // After the dialog gave the focus back.
    requestAnimationFrame(() => command.run())
  }
  return (
    <Autocomplete.Root
      items={groups}
      itemToStringValue={(command: Command) => `${command.title} ${command.group}`}
      autoHighlight="always"
      inline
      open
    >
      <Autocomplete.Input
        autoFocus
        aria-label={text.app.palette.placeholder}
        placeholder={text.app.palette.placeholder}
        className={styles.input}
      />
      <Autocomplete.Empty className={styles.nothing}>{text.app.palette.nothing}</Autocomplete.Empty>
      <Autocomplete.List className={styles.list}>
        {(group: Group) => (
          <Autocomplete.Group key={group.value} items={group.items}>
            <Autocomplete.GroupLabel className={styles.group}>{group.value}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(command: Command) => <Row key={command.id} command={command} onChoose={choose} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

function Row({
  command,
  onChoose,
}: {
  readonly command: Command
  readonly onChoose: (command: Command) => void
}) {
  const keys = keysOf(command)
  return (
    <Autocomplete.Item value={command} className={styles.item} onClick={() => onChoose(command)}>
      <span>{command.title}</span>
      {keys === undefined ? null : <Keys keys={keys} />}
    </Autocomplete.Item>
  )
}

const grouped = (commands: readonly Command[]): readonly Group[] =>
  [
    ...Map.groupBy(
      commands.filter(({ isHidden }) => !isHidden),
      ({ group }) => group,
    ),
  ].map(([value, items]) => ({ value, items }))
