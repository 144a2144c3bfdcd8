/** Says why an edit could not be made. */
import { useEffect } from 'react'
import { notify } from '../../design/notices.tsx'
import { useRecipeDocument } from '../document/use-document.tsx'

export function useRefusals(): void {
  const { store } = useRecipeDocument()
  useEffect(
    () =>
      store.subscribe(({ refusal }, before) => {
        if (refusal !== undefined && refusal !== before.refusal) notify({ text: refusal, tone: 'bad' })
      }),
    [store],
  )
}
