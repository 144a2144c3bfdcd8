/** What the dock has before it, out of the open recipe. */
import { useMemo } from 'react'
import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import { useDocument } from '../../editor/document/use-document.tsx'
import { useForecast } from '../../editor/forecast/use-forecast.ts'
import { useLastRuns } from '../../editor/forecast/use-run.ts'
import { useLook } from '../../editor/selection.ts'
import { usePreviews } from './previews.ts'
import { type Circumstances, othersOf, resultOf, type Shown, selectionOf, stepOf } from './subject.ts'

export interface Subject {
  readonly known: Circumstances
  /** What is played; undefined: there is nothing yet. */
  readonly shown: Shown | undefined
  /** The step that is selected. */
  readonly step: RecipeStep | undefined
  /** What it can be compared with. */
  readonly others: readonly Shown[]
}

/** Undefined while the text is no recipe. */
export function useSubject(): Subject | undefined {
  const recipe = useDocument((state) => state.recipe)
  const fill = useDocument((state) => state.reading.ui.fill)
  const { report } = useForecast()
  const runs = useLastRuns()
  const previews = usePreviews((state) => state.previews)
  const selected = useLook((look) => look.selected.at(-1))
  return useMemo(() => {
    if (!recipe) return undefined
    const known: Circumstances = { recipe, fill, report, runs, previews }
    const shown = selectionOf(known, selected) ?? resultOf(known)
    return {
      known,
      shown,
      step: stepOf(recipe, selected),
      others: shown ? othersOf(known, shown) : [],
    }
  }, [recipe, fill, report, runs, previews, selected])
}
