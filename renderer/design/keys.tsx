/** A shortcut as its keys look. */
import styles from './keys.module.css'

/** There `$mod` is Command, elsewhere Ctrl. */
export const isMac: boolean = /mac/i.test(globalThis.navigator?.platform ?? '')

const SIGNS: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  Shift: '⇧',
  Alt: 'Alt',
  Enter: '↵',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Space',
}

/** `$mod+Shift+z`; several presses after each other with a space between. */
export const Keys = ({ keys }: { readonly keys: string }) => (
  <kbd className={styles.keys}>{showKeys(keys)}</kbd>
)

export const showKeys = (keys: string): string =>
  keys
    .split(' ')
    .map((press) =>
      press
        .split('+')
        .map((key) => SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key))
        .join(' '),
    )
    .join('  ')
