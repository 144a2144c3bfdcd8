/** A frame around nodes that belong together, with a title. */
import { type NodeProps, NodeResizer } from '@xyflow/react'
import { memo } from 'react'
import { join } from '../../../design/join.ts'
import { text } from '../../../text/text.ts'
import type { FrameFlowNode } from '../flow-nodes.ts'
import { useActions } from '../use-actions.tsx'
import styles from './frame-node.module.css'

const LEAST = 120

export const FrameNode = memo(function FrameNode({ data: { frame }, selected }: NodeProps<FrameFlowNode>) {
  const { changeFrame } = useActions()
  return (
    <div className={join(styles.frame, selected && styles.selected)}>
      <NodeResizer
        isVisible={selected}
        minWidth={LEAST}
        minHeight={LEAST}
        lineClassName={styles.edge ?? ''}
        handleClassName={styles.corner ?? ''}
        onResizeEnd={(_, { x, y, width, height }) =>
          void changeFrame(frame.id, { at: [x, y], size: [width, height] })
        }
      />
      <input
        key={frame.title}
        aria-label={text.editor.canvas.frame.label}
        defaultValue={frame.title}
        className={join('nodrag', styles.title)}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
        onBlur={({ target }) => {
          if (target.value !== frame.title) void changeFrame(frame.id, { title: target.value })
        }}
      />
    </div>
  )
})
