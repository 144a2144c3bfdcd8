/** How the recipe is looked at, in the page's address. */
import { useSearchParams } from 'wouter'

export const VIEWS = ['graph', 'split', 'yaml', 'simple'] as const

export type View = (typeof VIEWS)[number]

export function useView(): readonly [View, (view: View) => void] {
  const [params, setParams] = useSearchParams()
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'graph'
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
