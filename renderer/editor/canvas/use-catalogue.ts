/** The engine's node types, and the inputs of the recipes that steps here stand for. */
import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EngineClient } from '../../../engine/client/engine-client.ts'
import type { MediaKind } from '../../../engine/recipe/recipe.ts'
import { useEngine } from '../../connect/engine.tsx'
import { useDocument } from '../document/use-document.tsx'
import { ALL_KINDS, type Catalogue, EMPTY_CATALOGUE, type Port, recipeOf } from './model/catalogue.ts'

/** Undefined until it is there: ports drawn before would move. */
export function useCatalogue(): Catalogue | undefined {
  const { client } = useEngine()
  const { data, isError } = useQuery({
    queryKey: ['nodes'],
    queryFn: () => client.system.nodes({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const recipes = useSubRecipes()
  return useMemo(() => {
    if (data === undefined) return isError ? EMPTY_CATALOGUE : undefined
    return { types: new Map(data.map((info) => [info.type, info])), recipes }
  }, [data, isError, recipes])
}

function useSubRecipes(): ReadonlyMap<string, readonly Port[]> {
  const { client } = useEngine()
  const steps = useDocument(({ recipe }) => recipe?.steps)
  const names = useMemo(() => [...new Set(steps?.flatMap((step) => recipeOf(step) ?? []))], [steps])
  return useQueries({
    queries: names.map((id) => ({
      queryKey: ['recipe', 'ports', id],
      queryFn: async () => [id, portsIn(await client.recipes.get({ id }))] as const,
      retry: false,
    })),
    combine: foundOf,
  })
}

const foundOf = (results: readonly { readonly data: readonly [string, readonly Port[]] | undefined }[]) =>
  new Map(results.flatMap(({ data }) => (data ? [data] : [])))

type KnownRecipe = Awaited<ReturnType<EngineClient['recipes']['get']>>

/** What is fixed in it asks for nothing. */
const portsIn = ({ facts }: KnownRecipe): readonly Port[] =>
  (facts?.inputs ?? [])
    .filter(({ isFixed }) => !isFixed)
    .map(({ name, description, kind, isList }) => ({
      name,
      description,
      kinds: kind === 'any' ? ALL_KINDS : [kind as MediaKind],
      min: 1,
      max: isList ? Number.POSITIVE_INFINITY : 1,
    }))
