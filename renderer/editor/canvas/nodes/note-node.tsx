/** Words on the canvas: no part of what is rendered. */
import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { join } from '../../../design/join.ts'
import { text } from '../../../text/text.ts'
import type { NoteFlowNode } from '../flow-nodes.ts'
import { useActions } from '../use-actions.tsx'
import styles from './note-node.module.css'

const words = text.editor.canvas.note

export const NoteNode = memo(function NoteNode({ data: { note }, selected }: NodeProps<NoteFlowNode>) {
  const { writeNote } = useActions()
  return (
    <div className={join(styles.note, selected && styles.selected)}>
      <textarea
        key={note.text}
        aria-label={words.label}
        placeholder={words.placeholder}
        defaultValue={note.text}
        spellCheck={false}
        className={join('nodrag nowheel', styles.text)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        onBlur={({ target }) => {
          if (target.value !== note.text) void writeNote(note.id, target.value)
        }}
      />
    </div>
  )
})
