/** Brings files into the library, and has every page show them when they are there. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useStore } from 'zustand'
import type { Cid } from '../../../engine/contract/ids.ts'
import { useEngine } from '../../connect/engine.tsx'
import { MEDIA_KEY } from '../queries.ts'
import { createImportQueue, type ImportJob } from './import-queue.ts'

/** Of this window. */
export const imports = createImportQueue()

export const useImportJobs = (): readonly ImportJob[] => useStore(imports.jobs)

export function useImport(): (files: readonly File[]) => Promise<readonly Cid[]> {
  const { importFile } = useEngine()
  const queries = useQueryClient()
  return useCallback(
    (files) =>
      imports.add(files, async (file, options) => {
        const stored = await importFile(file, options)
        showSoon(queries)
        return stored
      }),
    [importFile, queries],
  )
}

const SHOW_EVERY_MS = 700
const waiting = new WeakSet<QueryClient>()

/** Once for many that come at the same time. */
function showSoon(queries: QueryClient): void {
  if (waiting.has(queries)) return
  waiting.add(queries)
  setTimeout(() => {
    waiting.delete(queries)
    void queries.invalidateQueries({ queryKey: MEDIA_KEY })
  }, SHOW_EVERY_MS)
}
