/** What the text view proposes words from: the engine's node types, and what the recipe itself names. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { configKeys } from '../../../engine/contract/config-keys.ts'
import { useEngine } from '../../connect/engine.tsx'
import { text } from '../../text/text.ts'
import { useDocument } from '../document/use-document.tsx'
import type { Knowledge } from './proposals.ts'

const { step, input } = text.editor.frame.yaml

export function useKnowledge(): Knowledge {
  const { client } = useEngine()
  const recipe = useDocument((state) => state.recipe)
  const { data } = useQuery({
    queryKey: ['nodes'],
    queryFn: () => client.system.nodes({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const nodes = useMemo(
    () => data?.map(({ config, ...node }) => ({ ...node, keys: configKeys(config) })) ?? [],
    [data],
  )
  return useMemo(() => ({ nodes, recipe, words: { step, input } }), [nodes, recipe])
}
