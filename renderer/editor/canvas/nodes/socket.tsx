/** A place of a node where links begin or end: its shape and colour say what goes through it. */
import { Handle, Position } from '@xyflow/react'
import { join } from '../../../design/join.ts'
import { colourOf, type Kind, shapeOf } from '../../../media/kind.tsx'
import { text } from '../../../text/text.ts'
import { RESULT } from '../flow-nodes.ts'
import { accepts, type Flow, portKind, shownKind } from '../model/flow.ts'
import type { Socket } from '../model/graph.ts'
import { FIRST_PORT, PORT_PITCH } from '../model/sizes.ts'
import styles from './socket.module.css'

const words = text.editor.canvas
const KINDS = ['video', 'audio', 'image'] as const

interface InSocketProps {
  readonly socket: Socket
  /** From above. */
  readonly at: number
}

export function InSocket({ socket: { id, port, inputs, isMissing, flow }, at }: InSocketProps) {
  const kind = flow ? shownKind(flow) : portKind(port)
  const takes = port.kinds.map((each) => words.kinds[each]).join(words.or)
  return (
    <Handle
      type="target"
      id={id}
      position={Position.Left}
      style={{ top: FIRST_PORT + at * PORT_PITCH }}
      className={styles.socket}
      title={words.port(port.name, takes)}
      data-takes={KINDS.filter((each) => accepts(port, { kind: each })).join(' ')}
    >
      <Mark kind={kind} isOpen={inputs.length === 0} isMissing={isMissing} isList={inputs.length > 1} />
      <span className={styles.name}>{port.name}</span>
    </Handle>
  )
}

export function OutSocket({ flow }: { readonly flow: Flow }) {
  const kind = words.kinds[shownKind(flow)]
  return (
    <Handle
      type="source"
      id={RESULT}
      position={Position.Right}
      style={{ top: FIRST_PORT }}
      className={join(styles.socket, styles.out)}
      title={words.result(flow.isList ? words.list(kind) : kind)}
    >
      <Mark kind={shownKind(flow)} isOpen={false} isMissing={false} isList={flow.isList} />
    </Handle>
  )
}

interface MarkProps {
  readonly kind: Kind
  readonly isOpen: boolean
  readonly isMissing: boolean
  readonly isList: boolean
}

const Mark = ({ kind, isOpen, isMissing, isList }: MarkProps) => (
  <span
    aria-hidden
    className={join(
      styles.mark,
      shapeOf(kind),
      isOpen && styles.open,
      isMissing && styles.missing,
      isList && styles.list,
    )}
    style={{ color: colourOf(kind) }}
  />
)
