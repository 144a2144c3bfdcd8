/** Saving the open recipe: as a draft at once, as a kept recipe when it is good and the author rests. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useStore } from 'zustand'
import { useEngine } from '../../connect/engine.tsx'
import { queries } from '../../connect/queries.tsx'
import type { SaveState } from './autosave.ts'
import type { OpenDocument } from './open-documents.ts'
import { useDocument } from './use-document.tsx'
import { useIssues } from './use-issues.ts'
import { useSettled } from './use-settled.ts'

export const useSaveState = ({ autosave }: Pick<OpenDocument, 'autosave'>): SaveState =>
  useStore(autosave.store)

/** Saves what is left when the page is left, and asks before a window is closed that holds something unsaved. */
export function useFlushing({ autosave }: OpenDocument): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (autosave.store.getState().kind === 'saved') return
      void autosave.flush()
      event.preventDefault()
    }
    const flush = (): void => void autosave.flush()
    window.addEventListener('beforeunload', ask)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [autosave])
}

const REST_MS = 2500

/** What lists, other recipes and other programs find under the name follows the draft, as soon as that is good. */
export function useKeeping({ name, autosave }: OpenDocument): void {
  const { client } = useEngine()
  const { kind, savedText } = useSaveState({ autosave })
  const text = useDocument((state) => state.text)
  const isWhole = useDocument((state) => (state.reading.recipe?.steps.length ?? 0) > 0)
  const isGood = useIssues().all.length === 0 && isWhole && kind === 'saved' && savedText === text
  const rested = useSettled(text, REST_MS)
  const kept = useRef(text)
  const keep = useEffectEvent(() => {
    if (!isGood || kept.current === text) return
    kept.current = text
    client.recipes
      .upload({ text, fileName: `${name}.yaml`, name })
      .then(() => queries.invalidateQueries({ queryKey: ['recipes'] }))
      // The draft is safe; what the engine has against it is among the issues.
      .catch(() => undefined)
  })
  useEffect(() => {
    if (isGood && rested === text) keep()
  }, [rested, text, isGood])
  useEffect(() => () => keep(), [])
}

export const VERSIONS = 'versions'

/** All versions there are, the last one first; no more than a page of them. */
export function useVersions(name: string) {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['recipes', VERSIONS, name],
    queryFn: async () => (await client.recipes.history({ name, limit: 500 })).items,
    retry: false,
  })
}
