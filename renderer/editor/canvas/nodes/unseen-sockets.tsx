/** Where links end, for React Flow to measure, as long as a node is only a picture; real sockets cost in every frame. */
import { memo } from 'react'
import { join } from '../../../design/join.ts'
import { RESULT } from '../flow-nodes.ts'
import type { Socket } from '../model/graph.ts'
import { FIRST_PORT, PORT_PITCH } from '../model/sizes.ts'
import socketStyles from './socket.module.css'
import styles from './unseen-sockets.module.css'

export const UnseenSockets = memo(({ sockets }: { readonly sockets: readonly Socket[] }) => (
  <div className={styles.unseen}>
    {sockets.map(({ id }, at) => (
      <Unseen key={id} id={id} type="target" side="left" top={FIRST_PORT + at * PORT_PITCH} />
    ))}
    <Unseen id={RESULT} type="source" side="right" top={FIRST_PORT} />
  </div>
))

interface UnseenProps {
  readonly id: string
  readonly type: 'source' | 'target'
  readonly side: 'left' | 'right'
  readonly top: number
}

const Unseen = ({ id, type, side, top }: UnseenProps) => (
  <div
    data-handleid={id}
    data-handlepos={side}
    className={join('react-flow__handle', `react-flow__handle-${side}`, type, socketStyles.socket)}
    style={{ top }}
  />
)
