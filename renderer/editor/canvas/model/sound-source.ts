/** The file whose sound a node gives, as far as it can be followed up its links. */
import type { Graph, GraphNode } from './graph.ts'

/** By the socket for sound where a node has one, else the first that is linked. */
export function soundSource({ nodes, links }: Graph, key: string): string | undefined {
  const byKey = new Map(nodes.map((node) => [node.key, node]))
  const seen = new Set<string>()
  let here = byKey.get(key)
  while (here && here.role === 'step' && !seen.has(here.key)) {
    seen.add(here.key)
    here = byKey.get(before(here, links) ?? '')
  }
  return here?.role === 'input' ? here.content[0] : undefined
}

function before({ key }: GraphNode, links: Graph['links']): string | undefined {
  const own = links.filter(({ to }) => to === key)
  return (own.find(({ socket }) => /^(audio|song)/.test(socket)) ?? own[0])?.from
}
