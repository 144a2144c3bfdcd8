/** Where the nodes stand. A recipe that nobody has laid out is laid out when it is opened. */
import { useEffect, useRef, useState } from 'react'
import { useDocument } from '../document/use-document.tsx'
import { layOutBeside } from './lay-out.ts'
import type { Graph } from './model/graph.ts'
import { type Places, placesOf } from './model/positions.ts'
import { sizeOf } from './model/sizes.ts'

const NOWHERE: Places = new Map()

/** Empty until the first layout is there. */
export function usePlaces(graph: Graph): Places {
  const saved = useDocument((state) => state.reading.ui.positions)
  const [places, setPlaces] = useState(NOWHERE)
  const last = useRef(NOWHERE)
  useEffect(() => {
    const control = new AbortController()
    const show = (next: Places): void => {
      last.current = next
      setPlaces(next)
    }
    const known = placesOf(graph, saved, last.current)
    if (known) show(known)
    else void layOutBeside(layoutOf(graph), control.signal).then(show)
    return () => control.abort()
  }, [graph, saved])
  return places
}

export const layoutOf = ({ nodes, links }: Graph) => ({
  boxes: nodes.map((node) => ({ key: node.key, ...sizeOf(node) })),
  links: links.map(({ from, to }) => ({ from, to })),
})
