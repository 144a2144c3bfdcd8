/** All commands and their keys; other keys can be chosen. */
import { useState } from 'react'
import { knownCommands, useCommandState } from '../commands/commands.ts'
import { useSeenCommands } from '../commands/seen-commands.ts'
import { forgetAllKeys, useShortcuts } from '../commands/shortcuts.ts'
import { Block } from '../design/block.tsx'
import { Button } from '../design/button.tsx'
import { SearchInput } from '../design/fields.tsx'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import { findShortcuts, type Shortcut, shortcutsOf } from './shortcut-list.ts'
import { ShortcutRow } from './shortcut-row.tsx'
import styles from './shortcuts.module.css'

const words = text.settings.shortcuts

export function Shortcuts() {
  const [wanted, want] = useState('')
  const chosen = useShortcuts((state) => state.chosen)
  const shortcuts = shortcutsOf(useAllCommands(), chosen)
  const groups = Map.groupBy(findShortcuts(shortcuts, wanted), ({ group }) => group)
  const resetAll = (): void => {
    forgetAllKeys()
    notify({
      text: words.allReset,
      action: { text: text.common.undo, run: () => useShortcuts.setState({ chosen }) },
    })
  }
  return (
    <>
      <div className={styles.bar}>
        <SearchInput label={words.search} placeholder={words.search} value={wanted} onChange={want} />
        <Button disabled={Object.keys(chosen).length === 0} onClick={resetAll}>
          {words.resetAll}
        </Button>
      </div>
      {groups.size === 0 ? <p className={styles.none}>{words.none}</p> : null}
      {[...groups].map(([group, items]) => (
        <Group key={group} title={group} shortcuts={items} />
      ))}
      <p className={styles.none}>{words.editorHint}</p>
    </>
  )
}

const Group = ({ title, shortcuts }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) => (
  <Block title={title} isList>
    <ul>
      {shortcuts.map((shortcut) => (
        <ShortcutRow key={shortcut.id} shortcut={shortcut} />
      ))}
    </ul>
  </Block>
)

/** Those of this moment, and those of pages that were open before. */
function useAllCommands() {
  const state = useCommandState()
  const seen = useSeenCommands((seenState) => seenState.seen)
  const now = knownCommands(state)
  const ids = new Set(now.map(({ id }) => id))
  return [...now, ...Object.values(seen).filter(({ id }) => !ids.has(id))]
}
