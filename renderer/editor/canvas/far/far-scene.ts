/** What is to be seen from afar, in the canvas' own measure: boxes with a title, and the links between them. */
import type { InternalNode } from '@xyflow/react'
import type { RecipeIssue } from '../../../../engine/recipe/recipe.ts'
import type { Tone } from '../../../design/pill.tsx'
import type { Kind } from '../../../media/kind.tsx'
import type { FlowNode, StepFlowNode } from '../flow-nodes.ts'
import { shownKind } from '../model/flow.ts'
import type { Link } from '../model/graph.ts'
import { portAt, resultAt, sizeOf } from '../model/sizes.ts'
import type { StepState } from '../model/step-state.ts'
import { showState } from '../nodes/show-state.ts'

export interface FarBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly title: string
  readonly tone: Tone
  readonly isSelected: boolean
  readonly isUnknown: boolean
  readonly isDashed: boolean
  readonly isStacked: boolean
}

export interface FarLink {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly kind: Kind
}

export interface FarScene {
  readonly boxes: readonly FarBox[]
  readonly links: readonly FarLink[]
}

type Lookup = ReadonlyMap<string, InternalNode<FlowNode>>

export interface FarSource {
  readonly nodes: Lookup
  readonly links: readonly Link[]
  readonly states: ReadonlyMap<string, StepState>
  readonly issues: ReadonlyMap<string, readonly RecipeIssue[]>
}

export const farScene = (source: FarSource): FarScene => ({
  boxes: [...source.nodes.values()].flatMap((node) => (isStep(node) ? [boxOf(node, source)] : [])),
  links: source.links.flatMap((link) => linkOf(link, source.nodes)),
})

type InternalStep = InternalNode<StepFlowNode>

const isStep = (node: InternalNode<FlowNode> | undefined): node is InternalStep => node?.type === 'step'

function boxOf({ data: { node }, internals, selected }: InternalStep, { states, issues }: FarSource): FarBox {
  return {
    ...internals.positionAbsolute,
    ...sizeOf(node),
    title: node.title,
    tone: showState(node, states.get(node.id), issues.get(node.id))?.tone ?? 'neutral',
    isSelected: selected ?? false,
    isUnknown: !node.isKnown,
    isDashed: node.isMuted || node.isBypassed || !node.isKnown,
    isStacked: node.flow.isList,
  }
}

function linkOf({ from, to, socket, flow }: Link, nodes: Lookup): readonly FarLink[] {
  const [source, target] = [nodes.get(from), nodes.get(to)]
  if (!isStep(source) || !isStep(target)) return []
  const at = target.data.node.sockets.findIndex(({ id }) => id === socket)
  return [
    {
      from: shifted(source, resultAt()),
      to: shifted(target, portAt(Math.max(0, at))),
      kind: shownKind(flow),
    },
  ]
}

const shifted = ({ internals: { positionAbsolute } }: InternalStep, [x, y]: readonly [number, number]) =>
  [positionAbsolute.x + x, positionAbsolute.y + y] as const
