/** The one fact at a node's foot: what of it will be made, what its file is, what it is set to. */
import { join } from '../../../design/join.ts'
import { clock } from '../../../text/quantities.ts'
import { text } from '../../../text/text.ts'
import { useMediaFacts } from '../../../timeline/queries.ts'
import type { GraphNode } from '../model/graph.ts'
import styles from './step-node.module.css'

interface NodeFactProps {
  readonly node: GraphNode
  /** That a run would render. */
  readonly pieces: number
}

export function NodeFact({ node, pieces }: NodeFactProps) {
  if (pieces > 0)
    return <span className={join(styles.fact, styles.runs)}>{text.editor.canvas.states.pieces(pieces)}</span>
  return node.role === 'input' ? <FileFact node={node} /> : <span className={styles.fact}>{node.fact}</span>
}

function FileFact({ node: { content, fact } }: { readonly node: GraphNode }) {
  const facts = useMediaFacts(content[0])
  if (!facts) return <span className={styles.fact}>{fact}</span>
  const rate = facts.fps === undefined ? [] : [text.editor.canvas.fps(facts.fps)]
  const length = facts.durationSec > 0 && facts.kind !== 'image' ? [clock(facts.durationSec)] : []
  return <span className={styles.fact}>{[...rate, ...length].join(text.editor.canvas.dot)}</span>
}
