/** The document as a graph on the board: nodes and links that did not change stay the same objects. */
import { useEffect } from 'react'
import { useDocument } from '../document/use-document.tsx'
import { useForecast } from '../forecast/use-forecast.ts'
import { useBoard } from './board.ts'
import { EMPTY_GRAPH, type Graph, graphOf } from './model/graph.ts'
import { isSame, reuse } from './model/reuse.ts'
import { stepStates } from './model/step-state.ts'
import { useCatalogue } from './use-catalogue.ts'

export function useGraph(): Graph {
  const recipe = useDocument((state) => state.recipe)
  const fill = useDocument((state) => state.reading.ui.fill)
  const catalogue = useCatalogue()
  useEffect(() => {
    if (catalogue === undefined) return
    const next = recipe ? graphOf(recipe, catalogue, fill) : EMPTY_GRAPH
    useBoard.setState(({ graph: last }) => ({ catalogue, graph: keep(next, last) }))
  }, [recipe, catalogue, fill])
  return useBoard(({ graph }) => graph)
}

function keep(next: Graph, last: Graph): Graph {
  const nodes = reuse(next.nodes, last.nodes, ({ key }) => key)
  const links = reuse(next.links, last.links, ({ id }) => id)
  return nodes === last.nodes && links === last.links ? last : { nodes, links }
}

/** What a run would do with each step, for those it changed for. */
export function useStates(): void {
  const { report } = useForecast()
  const steps = useDocument((state) => state.recipe?.steps)
  useEffect(() => {
    const next = stepStates(report, steps?.map(({ id }) => id) ?? [])
    useBoard.setState(({ states: last }) => ({
      states: new Map(
        [...next].map(([id, state]) => [id, isSame(last.get(id), state) ? (last.get(id) ?? state) : state]),
      ),
    }))
  }, [report, steps])
}
