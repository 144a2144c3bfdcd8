/** The link that is being drawn, and beside the pointer why it cannot end where it is. */
import { type ConnectionLineComponentProps, getBezierPath } from '@xyflow/react'
import { colourOf } from '../../media/kind.tsx'
import { nodeOf } from './board.ts'
import type { FlowNode } from './flow-nodes.ts'
import styles from './link-line.module.css'
import { portKind, shownKind } from './model/flow.ts'
import { refusalBetween, refusalText, socketOf } from './reach.ts'
import { useActions } from './use-actions.tsx'

type Line = ConnectionLineComponentProps<FlowNode>

export function LinkLine(line: Line) {
  const { fromX, fromY, toX, toY, fromPosition, toPosition, connectionStatus } = line
  const [path] = getBezierPath({
    sourceX: fromX,
    sourceY: fromY,
    sourcePosition: fromPosition,
    targetX: toX,
    targetY: toY,
    targetPosition: toPosition,
  })
  return (
    <g>
      <path
        d={path}
        className={styles.line}
        style={{ stroke: colourAt(line) }}
        data-refused={connectionStatus === 'invalid'}
      />
      {connectionStatus === 'invalid' ? <Reason {...line} /> : null}
    </g>
  )
}

function Reason(line: Line) {
  const { recipe } = useActions()
  const refusal = refusalBetween(recipe(), endsOf(line))
  if (!refusal) return null
  return (
    <foreignObject x={line.toX + 14} y={line.toY + 10} className={styles.place}>
      <p role="status" className={styles.reason}>
        {refusalText(refusal)}
      </p>
    </foreignObject>
  )
}

function endsOf({ fromNode, fromHandle, toNode, toHandle }: Line) {
  const isForward = fromHandle.type === 'source'
  return isForward
    ? { source: fromNode.id, target: toNode?.id ?? '', targetHandle: toHandle?.id }
    : { source: toNode?.id ?? '', target: fromNode.id, targetHandle: fromHandle.id }
}

function colourAt({ fromNode, fromHandle }: Line): string {
  const node = nodeOf(fromNode.id)
  if (!node) return colourOf('any')
  const socket = socketOf(fromNode.id, fromHandle.id)
  return colourOf(socket ? portKind(socket.port) : shownKind(node.flow))
}
