/** The list of shortcuts: what the user chose, and what two commands share. */
import { describe, expect, it } from 'vitest'
import { findShortcuts, shortcutsOf } from '../../../renderer/settings/shortcut-list.ts'

const commands = [
  { id: 'go.home', title: 'Start', group: 'Main', keys: 'g h' },
  { id: 'editor.run', title: 'Run', group: 'Editor', keys: '$mod+Enter' },
  { id: 'editor.tidy', title: 'Tidy up', group: 'Editor' },
]

describe('shortcuts', () => {
  it('are ours until the user chooses others; chosen nothing is none', () => {
    const [home, run, tidy] = shortcutsOf(commands, { 'go.home': 'h', 'editor.run': '' })
    expect(home).toMatchObject({ keys: 'h', isChosen: true })
    expect(run).toMatchObject({ keys: undefined, isChosen: true })
    expect(tidy).toMatchObject({ keys: undefined, isChosen: false })
  })
  it('that two commands share are told of both; commands without keys share nothing', () => {
    const [home, run, tidy] = shortcutsOf(commands, { 'go.home': '$mod+Enter' })
    expect(home?.shared).toEqual(['Run'])
    expect(run?.shared).toEqual(['Start'])
    expect(tidy?.shared).toEqual([])
  })
  it('are found by their words and keys, in any order', () => {
    const shortcuts = shortcutsOf(commands, {})
    expect(findShortcuts(shortcuts, 'up editor').map(({ id }) => id)).toEqual(['editor.tidy'])
    expect(findShortcuts(shortcuts, '$MOD').map(({ id }) => id)).toEqual(['editor.run'])
    expect(findShortcuts(shortcuts, '')).toHaveLength(3)
  })
})
