/** A node's title; while it is being written, a field. */
import { text } from '../../../text/text.ts'
import { rename, useBoard } from '../board.ts'
import type { GraphNode } from '../model/graph.ts'
import { useActions } from '../use-actions.tsx'
import styles from './node-title.module.css'

export function NodeTitle({ node }: { readonly node: GraphNode }) {
  const isRenaming = useBoard(({ renaming }) => renaming === node.key)
  return isRenaming ? (
    <TitleField node={node} />
  ) : (
    <h3 className={styles.title} title={node.title}>
      {node.title}
    </h3>
  )
}

function TitleField({ node: { id, title } }: { readonly node: GraphNode }) {
  const { rename: write } = useActions()
  const end = (written: string): void => {
    rename(undefined)
    if (written !== '' && written !== title) void write(id, written)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it is there because somebody asked to write in it
      autoFocus
      aria-label={text.editor.canvas.name}
      defaultValue={title}
      className={`nodrag nopan ${styles.field}`}
      onFocus={({ target }) => target.select()}
      onBlur={({ target }) => end(target.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') rename(undefined)
      }}
    />
  )
}
