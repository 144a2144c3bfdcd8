/** One command with its keys; pressing others makes them its own. */
import { RotateCcw } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { chooseKeys, forgetKeys } from '../commands/shortcuts.ts'
import { IconButton } from '../design/button.tsx'
import { isMac, Keys, showKeys } from '../design/keys.tsx'
import { Pill } from '../design/pill.tsx'
import { text } from '../text/text.ts'
import { keysOfPress } from './press-keys.ts'
import type { Shortcut } from './shortcut-list.ts'
import styles from './shortcuts.module.css'

const words = text.settings.shortcuts

export const ShortcutRow = ({ shortcut }: { readonly shortcut: Shortcut }) => (
  <li className={styles.row}>
    <span>{shortcut.title}</span>
    {shortcut.shared.length === 0 ? (
      <span />
    ) : (
      <Pill tone="warn">{words.conflict(shortcut.shared.join(', '))}</Pill>
    )}
    <KeyButton shortcut={shortcut} />
    {shortcut.isChosen ? (
      <IconButton
        label={words.reset(shortcut.title)}
        icon={<RotateCcw aria-hidden />}
        onClick={() => forgetKeys(shortcut.id)}
      />
    ) : (
      <span />
    )}
  </li>
)

function KeyButton({ shortcut: { id, title, keys } }: { readonly shortcut: Shortcut }) {
  const [isListening, listen] = useState(false)
  const press = (event: KeyboardEvent): void => {
    if (!isListening || event.key === 'Tab') return
    // Nothing else may take the keys while they are chosen.
    event.preventDefault()
    event.nativeEvent.stopImmediatePropagation()
    const pressed = event.key === 'Backspace' ? '' : keysOfPress(event.nativeEvent, isMac)
    if (pressed === undefined) return
    if (event.key !== 'Escape') chooseKeys(id, pressed)
    listen(false)
  }
  const known = keys === undefined ? words.noKeys : showKeys(keys)
  const shown = isListening ? words.press : known
  return (
    <button
      type="button"
      aria-label={words.keysOf(shown, title)}
      title={isListening ? words.pressHint : undefined}
      className={styles.keys}
      onClick={() => listen(true)}
      onBlur={() => listen(false)}
      onKeyDown={press}
    >
      <span role="status">{isListening ? words.press : null}</span>
      {isListening ? null : <Known keys={keys} />}
    </button>
  )
}

const Known = ({ keys }: { readonly keys: string | undefined }) =>
  keys === undefined ? <span className={styles.noKeys}>{words.noKeys}</span> : <Keys keys={keys} />
