/** Pressed keys as shortcuts write them: `$mod+Shift+z`. */

export interface Press {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const MODIFIERS: ReadonlySet<string> = new Set([
  'Control',
  'Meta',
  'Alt',
  'Shift',
  'AltGraph',
  'CapsLock',
  'Dead',
])

/** Undefined while only modifiers are held. `$mod` is Ctrl, or Command on a Mac. */
export function keysOfPress(press: Press, isMac: boolean): string | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press
  if (MODIFIERS.has(key)) return undefined
  const isMod = isMac ? metaKey : ctrlKey
  const named = nameOf(press)
  // A sign that needs Shift, such as `?`, is its own key already.
  const needsShift = shiftKey && (named.length > 1 || /^[a-z]$/.test(named))
  return [
    ...(isMod ? ['$mod'] : []),
    ...(isMac && ctrlKey ? ['Control'] : []),
    ...(!isMac && metaKey ? ['Meta'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(needsShift ? ['Shift'] : []),
    named,
  ].join('+')
}

/** With Alt the sign may be another; the key itself is meant. */
function nameOf({ key, code, altKey }: Press): string {
  if (key === ' ') return 'Space'
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1]
  if (altKey && letter !== undefined) return letter.toLowerCase()
  return key.length === 1 ? key.toLowerCase() : key
}
