/** React Flow with our nodes and links. It keeps what moves to itself: nothing here is drawn again while one pans. */
import { Background, BackgroundVariant, ReactFlow, SelectionMode, useReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { type MouseEvent, useEffect, useRef } from 'react'
import { text } from '../../text/text.ts'
import { useDocument } from '../document/use-document.tsx'
import { AddBox } from './add-box.tsx'
import { useBoard } from './board.ts'
import { CanvasBar } from './canvas-bar.tsx'
import { CanvasCommands } from './canvas-commands.tsx'
import styles from './canvas-flow.module.css'
import { EmptyCanvas } from './empty-canvas.tsx'
import { FarCanvas } from './far/far-canvas.tsx'
import type { FlowEdge, FlowNode } from './flow-nodes.ts'
import { LinkLine } from './link-line.tsx'
import type { Graph } from './model/graph.ts'
import type { Places } from './model/positions.ts'
import { FrameNode } from './nodes/frame-node.tsx'
import { NoteNode } from './nodes/note-node.tsx'
import { StateReasons } from './nodes/state-pill.tsx'
import { StepNode } from './nodes/step-node.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useDragged } from './use-dragged.ts'
import { useDrops } from './use-drops.ts'
import { takeSelection, useFlowSync, useNewInSight } from './use-flow-sync.ts'
import { useLinks, within } from './use-links.ts'

const NODE_TYPES = { step: StepNode, note: NoteNode, frame: FrameNode }
const words = text.editor.canvas
const LABELS = {
  'node.a11yDescription.default': words.nodeHelp,
  'node.a11yDescription.keyboardDisabled': words.nodeHelp,
  'edge.a11yDescription.default': words.linkHelp,
  'minimap.ariaLabel': words.bar.map,
}
/** Below this nobody can read what is in a node. */
const FAR = 0.5
const FIT = { maxZoom: 1, minZoom: 0.1, padding: 0.12 }

interface CanvasFlowProps {
  readonly graph: Graph
  readonly places: Places
}

export function CanvasFlow({ graph, places }: CanvasFlowProps) {
  const frame = useRef<HTMLDivElement>(null)
  const links = useLinks(frame)
  const drops = useDrops()
  const search = useSearchAt(frame)
  const keys = useCanvasKeys(frame)
  useFlowSync(graph, places)
  useNewInSight()
  useFirstFit(places.size > 0)
  return (
    // Where the canvas' keys go when nothing in it has the focus.
    <div ref={frame} data-canvas tabIndex={-1} className={styles.canvas} {...drops} {...keys}>
      <ReactFlow<FlowNode, FlowEdge>
        defaultNodes={[]}
        defaultEdges={[]}
        nodeTypes={NODE_TYPES}
        {...links}
        {...useDragged()}
        onNodesChange={takeSelection}
        onDoubleClick={search}
        onMoveStart={() => frame.current?.toggleAttribute('data-moving', true)}
        onMoveEnd={() => frame.current?.toggleAttribute('data-moving', false)}
        onMove={(_, { zoom }) => showDistance(frame.current, zoom)}
        connectionLineComponent={LinkLine}
        connectionRadius={28}
        reconnectRadius={14}
        nodeDragThreshold={3}
        minZoom={0.08}
        maxZoom={2}
        selectionMode={SelectionMode.Partial}
        zoomOnDoubleClick={false}
        onlyRenderVisibleElements
        deleteKeyCode={null}
        // Space plays; dragging pans without it.
        panActivationKeyCode={null}
        disableKeyboardA11y
        edgesFocusable={false}
        elevateNodesOnSelect={false}
        ariaLabelConfig={LABELS}
        aria-label={words.label}
        className={styles.flow ?? ''}
      >
        <Dots />
        <FarCanvas />
      </ReactFlow>
      <Begin />
      <CanvasBar />
      <SelectionBar />
      <AddBox />
      <StateReasons />
      <CanvasCommands frame={frame} />
    </div>
  )
}

/** From afar they would be dust, and cost a layout in every frame. */
function Dots() {
  const isFar = useBoard((board) => board.isFar)
  return isFar ? null : (
    <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--line-strong)" />
  )
}

function Begin() {
  const isEmpty = useDocument(
    ({ recipe }) => recipe !== undefined && recipe.inputs.length + recipe.steps.length === 0,
  )
  const isAdding = useBoard(({ adding }) => adding !== undefined)
  return isEmpty && !isAdding ? <EmptyCanvas /> : null
}

/** A double click on nothing asks what to put there. */
function useSearchAt(frame: React.RefObject<HTMLDivElement | null>) {
  const { screenToFlowPosition } = useReactFlow()
  return ({ target, clientX: x, clientY: y }: MouseEvent) => {
    const bounds = frame.current?.getBoundingClientRect()
    if (!bounds || !(target as Element).classList.contains('react-flow__pane')) return
    const at = screenToFlowPosition({ x, y })
    useBoard.setState({ adding: { screen: within(bounds, x, y), at: [at.x, at.y], loose: {} } })
  }
}

/** All of it in sight, once it is there. */
function useFirstFit(isThere: boolean): void {
  const { fitView } = useReactFlow()
  useEffect(() => {
    if (!isThere) return
    // When the nodes of this very moment have been taken over.
    const wait = requestAnimationFrame(() => requestAnimationFrame(() => void fitView(FIT)))
    return () => cancelAnimationFrame(wait)
  }, [isThere, fitView])
}

/** By an attribute, so that hundreds of nodes need not be drawn again. */
function showDistance(frame: HTMLDivElement | null, zoom: number): void {
  const isFar = zoom < FAR
  if (useBoard.getState().isFar === isFar) return
  frame?.toggleAttribute('data-far', isFar)
  useBoard.setState({ isFar, isArriving: !isFar })
}
