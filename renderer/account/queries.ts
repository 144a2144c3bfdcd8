/** What the account page asks, and what it changes. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { TokenInfo } from '../../engine/contract/access-procedures.ts'
import type { Scope } from '../../engine/contract/scopes.ts'
import { useEngine } from '../connect/engine.tsx'
import { queries } from '../connect/queries.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'

const TOKENS = ['tokens'] as const

export function useAbout() {
  const { client } = useEngine()
  return useQuery({
    queryKey: ['about'],
    queryFn: () => client.system.about({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useTokens() {
  const { client } = useEngine()
  return useQuery({ queryKey: TOKENS, queryFn: () => client.access.tokens.list({}) })
}

export interface NewTokenWish {
  readonly name: string
  readonly scopes: Scope[]
  readonly days: number
}

export function useMakeToken() {
  const { client } = useEngine()
  return useMutation({
    mutationFn: (wish: NewTokenWish) => client.access.tokens.create(wish),
    onSettled: () => queries.invalidateQueries({ queryKey: TOKENS }),
  })
}

export function useRevoke() {
  const { client } = useEngine()
  return useMutation({
    mutationFn: ({ id }: TokenInfo) => client.access.tokens.revoke({ id }),
    onSuccess: ({ name }) => notify({ text: text.account.tokens.revokeDone(name) }),
    onError: (error) => notify({ text: reportOf(error).message, tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: TOKENS }),
  })
}
