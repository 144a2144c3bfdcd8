/** What is looked for, in the address, so that a search can be kept, sent and gone back to. */
import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { readWish, type Wish, writeWish } from './wish.ts'

export type ChangeWish = (changes: Partial<Wish>) => void

export function useWish(): readonly [wish: Wish, change: ChangeWish] {
  const [query, setQuery] = useSearchParams()
  const wish = useMemo(() => readWish(query), [query])
  const change = useCallback(
    (changes: Partial<Wish>) =>
      setQuery((now) => writeWish({ ...readWish(now), ...changes }), { replace: true }),
    [setQuery],
  )
  return [wish, change]
}
