/** What was asked of the engine, kept while it is looked at. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ArtDagError } from '../../engine/contract/errors.ts'

/** Errors of ours mean what they say; only an engine that is away is asked again. */
const isWorthRetrying = (count: number, error: unknown): boolean =>
  count < 3 && error instanceof ArtDagError && error.code === 'SERVER_UNREACHABLE'

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 2000, retry: isWorthRetrying, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
})

export const QueryProvider = ({ children }: { readonly children: ReactNode }) => (
  <QueryClientProvider client={queries}>{children}</QueryClientProvider>
)
