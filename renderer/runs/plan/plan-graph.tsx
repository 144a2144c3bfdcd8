/** The plan as a graph to look at: every step with how it stands, from left to right. */
import {
  Background,
  Controls,
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { memo, useMemo } from 'react'
import { join } from '../../design/join.ts'
import { Progress } from '../../design/progress.tsx'
import { text } from '../../text/text.ts'
import { MediaThumb } from '../detail/media-thumb.tsx'
import type { RunTasks } from '../live/use-run-tasks.ts'
import { StateIcon, wordOf } from '../state-icon.tsx'
import { layOut } from './graph-layout.ts'
import styles from './plan-graph.module.css'
import { type Plan, readPlan } from './read-plan.ts'
import { type StepStand, stepStates } from './step-states.ts'

const words = text.runs.plan
const COLUMN_PX = 240
const ROW_PX = 96

type StepNode = Node<
  { readonly name: string; readonly type: string; readonly stand: StepStand; readonly media?: string },
  'step'
>

const NODE_TYPES = { step: memo(Step) }

export function PlanGraph({ known: { plan, tasks } }: { readonly known: RunTasks }) {
  const document = useMemo(() => readPlan(plan?.document), [plan])
  const spots = useMemo(() => layOut(document?.steps ?? []), [document])
  const stands = useMemo(
    () => stepStates(document?.steps ?? [], tasks, plan?.report),
    [document, tasks, plan],
  )
  const edges = useMemo(() => edgesOf(document, stands), [document, stands])
  const nodes = useMemo(
    () =>
      (document?.steps ?? []).map(({ id, type, cacheId }): StepNode => {
        const { column = 0, row = 0 } = spots.get(id) ?? {}
        const stand = stands.get(id) ?? { state: 'waiting', tasks: 0, done: 0, fraction: 0 }
        const media = type === 'SOURCE' ? { media: cacheId } : {}
        return {
          id,
          type: 'step',
          position: { x: column * COLUMN_PX, y: row * ROW_PX },
          data: { name: id, type, stand, ...media },
          ariaLabel: `${id}: ${wordOf(stand.state)}`,
        }
      }),
    [document, spots, stands],
  )
  return (
    <section aria-label={words.graphLabel} className={styles.graph}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        onlyRenderVisibleElements
        minZoom={0.05}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={20} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </section>
  )
}

const edgesOf = (plan: Plan | undefined, stands: ReadonlyMap<string, StepStand>): Edge[] =>
  (plan?.steps ?? []).flatMap(({ id, inputs }) =>
    [...new Set(inputs)].map((input) => ({
      id: `${input} ${id}`,
      source: input,
      target: id,
      focusable: false,
      className: join(styles.edge, stands.get(id)?.state === 'running' && styles.flowing),
    })),
  )

function Step({ data: { name, type, stand, media } }: NodeProps<StepNode>) {
  return (
    <div className={join(styles.step, styles[stand.state])} title={stand.why}>
      {type === 'SOURCE' ? null : <Handle type="target" position={Position.Left} className={styles.port} />}
      {media === undefined ? null : (
        <span className={styles.thumb}>
          <MediaThumb cid={media} width={48} />
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.type}>{type}</span>
        <span className={styles.state}>
          <StateIcon stand={stand.state} />
          {stand.tasks > 1 ? words.stepTasks(stand.done, stand.tasks) : wordOf(stand.state)}
        </span>
        {stand.state === 'running' ? (
          <Progress label={words.progressOf(name)} fraction={stand.fraction} />
        ) : null}
      </span>
      <Handle type="source" position={Position.Right} className={styles.port} />
    </div>
  )
}
