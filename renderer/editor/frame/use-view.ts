/** How the recipe is looked at, in the page's address. */
import { useSearchParams } from 'wouter'
import { useMedia } from '../../design/use-media.ts'

export const VIEWS = ['graph', 'split', 'yaml', 'simple'] as const

export type View = (typeof VIEWS)[number]

export function useView(): readonly [View, (view: View) => void] {
  const [params, setParams] = useSearchParams()
  const isNarrow = useMedia('(max-width: 760px)')
  const view = VIEWS.find((one) => one === params.get('view')) ?? (isNarrow ? 'simple' : 'graph')
  const choose = (next: View): void =>
    setParams(
      (now) => {
        now.set('view', next)
        return now
      },
      { replace: true },
    )
  return [view, choose]
}
