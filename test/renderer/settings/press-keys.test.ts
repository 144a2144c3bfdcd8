/** Pressed keys become what shortcuts are written in. */
import { describe, expect, it } from 'vitest'
import { keysOfPress, type Press } from '../../../renderer/settings/press-keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  ...{ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...more,
})

describe('pressed keys', () => {
  it('are nothing while only modifiers are held', () => {
    for (const key of ['Control', 'Shift', 'Alt', 'Meta'])
      expect(keysOfPress(press(key, { ctrlKey: true }), false)).toBeUndefined()
  })
  it.each([
    ['a letter', press('j'), 'j'],
    [
      'a letter with the machine’s own modifier',
      press('K', { ctrlKey: true, shiftKey: true }),
      '$mod+Shift+k',
    ],
    ['a sign that needs Shift', press('?', { shiftKey: true }), '?'],
    ['a key with a name', press('ArrowUp', { altKey: true, shiftKey: true }), 'Alt+Shift+ArrowUp'],
    ['the space bar', press(' '), 'Space'],
    ['a letter that Alt turns into another', press('ł', { altKey: true, code: 'KeyL' }), 'Alt+l'],
    ['a digit', press('1', { ctrlKey: true, code: 'Digit1' }), '$mod+1'],
  ])('are %s', (_, pressed, keys) => {
    expect(keysOfPress(pressed, false)).toBe(keys)
  })
  it('on a Mac are Command where others press Ctrl', () => {
    expect(keysOfPress(press('z', { metaKey: true }), true)).toBe('$mod+z')
    expect(keysOfPress(press('z', { ctrlKey: true }), true)).toBe('Control+z')
    expect(keysOfPress(press('z', { metaKey: true }), false)).toBe('Meta+z')
  })
})
