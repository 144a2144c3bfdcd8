/**
 * All nodes and links as one picture, from where nobody could read more of them. Moving it costs nothing: it is painted again
 * only where it ends, where it would be blurred, and when what it shows has changed.
 */
import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { join } from '../../../design/join.ts'
import { useIssues } from '../../document/use-issues.ts'
import { useBoard } from '../board.ts'
import type { FlowEdge, FlowNode } from '../flow-nodes.ts'
import styles from './far-canvas.module.css'
import { FarPainter } from './far-painter.ts'
import { type FarSource, farScene } from './far-scene.ts'

export function FarCanvas() {
  const isShown = useBoard(({ isFar, isArriving }) => isFar || isArriving)
  return isShown ? <Picture /> : null
}

function Picture() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isFar = useBoard((board) => board.isFar)
  usePainted(canvas)
  return <canvas ref={canvas} aria-hidden className={join(styles.canvas, !isFar && styles.below)} />
}

function usePainted(canvas: React.RefObject<HTMLCanvasElement | null>): void {
  const store = useStoreApi<FlowNode, FlowEdge>()
  const issues = useIssues()
  const links = useBoard(({ graph }) => graph.links)
  const states = useBoard((board) => board.states)
  useEffect(() => {
    if (!canvas.current) return
    const source = (): FarSource => ({
      nodes: store.getState().nodeLookup,
      links,
      states,
      issues: issues.byStep,
    })
    const view = () => {
      const { transform, width, height } = store.getState()
      return { x: transform[0], y: transform[1], zoom: transform[2], width, height }
    }
    const painter = new FarPainter(canvas.current, () => farScene(source()), view)
    const forget = store.subscribe((now, before) => {
      if (now.nodes !== before.nodes || now.width !== before.width || now.height !== before.height)
        painter.repaint()
      else if (now.transform !== before.transform) painter.follow()
    })
    const themes = new MutationObserver(() => painter.repaint())
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      forget()
      themes.disconnect()
      painter.stop()
    }
  }, [canvas, store, links, states, issues])
}
