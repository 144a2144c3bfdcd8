/** An input or a step on the canvas. */
import type { NodeProps } from '@xyflow/react'
import { ArrowRightToLine, Pin } from 'lucide-react'
import { memo } from 'react'
import { join } from '../../../design/join.ts'
import { text } from '../../../text/text.ts'
import { useStepIssues } from '../../document/use-issues.ts'
import { useBoard } from '../board.ts'
import { useInside } from '../far/use-inside.ts'
import type { StepFlowNode } from '../flow-nodes.ts'
import type { GraphNode } from '../model/graph.ts'
import { NodeFact } from './node-fact.tsx'
import { NodePicture } from './node-picture.tsx'
import { NodeTitle } from './node-title.tsx'
import { showState } from './show-state.ts'
import { InSocket, OutSocket } from './socket.tsx'
import { type ShownState, StatePill } from './state-pill.tsx'
import styles from './step-node.module.css'
import { TypeIcon } from './type-icon.tsx'
import { UnseenSockets } from './unseen-sockets.tsx'

const words = text.editor.canvas

export const StepNode = memo(function StepNode({ data: { node }, selected }: NodeProps<StepFlowNode>) {
  const state = useBoard(({ states }) => states.get(node.id))
  const issues = useStepIssues(node.role === 'step' ? node.id : '')
  const shown = showState(node, state, issues)
  // From afar all nodes are one picture; what can be reached by hand and by keys is the empty place.
  if (!useInside()) return <UnseenSockets sockets={node.sockets} />
  return (
    <div className={join(...looksOf(node), selected && styles.selected, shown && styles[shown.tone])}>
      <Inside node={node} shown={shown} pieces={state?.state === 'run' ? state.pieces : 0} />
      <Sockets node={node} />
    </div>
  )
})

interface InsideProps {
  readonly node: GraphNode
  readonly shown: ShownState | undefined
  readonly pieces: number
}

const Inside = memo(function Inside({ node, shown, pieces }: InsideProps) {
  return (
    <>
      <header className={styles.head}>
        <TypeIcon type={node.type} flow={node.flow} isKnown={node.isKnown} />
        <NodeTitle node={node} />
        {shown ? <StatePill {...shown} /> : null}
      </header>
      <div className={styles.picture}>
        <NodePicture node={node} />
      </div>
      <footer className={styles.foot}>
        <span className={styles.type}>{typeOf(node)}</span>
        <NodeFact node={node} pieces={pieces} />
      </footer>
      <Marks node={node} />
    </>
  )
})

const looksOf = ({ flow, isMuted, isBypassed, isKnown }: GraphNode) => [
  styles.node,
  flow.isList && styles.stacked,
  (isMuted || isBypassed) && styles.off,
  isBypassed && styles.bypassed,
  !isKnown && styles.unknown,
]

const typeOf = ({ role, type, isFixed }: GraphNode): string =>
  role === 'step' ? type : isFixed ? words.fixedInput : words.input

const Marks = ({ node: { isOutput, isPinned } }: { readonly node: GraphNode }) =>
  isOutput || isPinned ? (
    <div className={styles.marks}>
      {isPinned ? (
        <span className={styles.mark} title={words.states.pinned}>
          <Pin aria-hidden />
          <span className="visually-hidden">{words.states.pinned}</span>
        </span>
      ) : null}
      {isOutput ? (
        <span className={join(styles.mark, styles.output)}>
          <ArrowRightToLine aria-hidden />
          {words.output}
        </span>
      ) : null}
    </div>
  ) : null

function Sockets({ node: { sockets, flow } }: { readonly node: GraphNode }) {
  return (
    <>
      {sockets.map((socket, at) => (
        <InSocket key={socket.id} socket={socket} at={at} />
      ))}
      <OutSocket flow={flow} />
    </>
  )
}
