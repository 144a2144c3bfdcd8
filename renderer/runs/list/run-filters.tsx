/** Which runs are listed: of a recipe, by how they ended. */
import { Select } from '../../design/fields.tsx'
import { text } from '../../text/text.ts'
import { useRecipeNames } from '../queries.ts'
import type { RunFilter } from './group-runs.ts'
import styles from './run-list.module.css'

const words = text.runs.filters
const ANY = ''
type End = NonNullable<RunFilter['state']> | typeof ANY

const ENDS: readonly { readonly value: End; readonly text: string }[] = [
  { value: ANY, text: words.all },
  { value: 'finished', text: words.finished },
  { value: 'failed', text: words.failed },
  { value: 'cancelled', text: words.cancelled },
]

export interface RunFiltersProps {
  readonly filter: RunFilter
  readonly onFilter: (filter: RunFilter) => void
}

export function RunFilters({ filter, onFilter }: RunFiltersProps) {
  const kept = useRecipeNames()
  const names = [...new Set([...(filter.recipe === undefined ? [] : [filter.recipe]), ...kept])]
  return (
    <div className={styles.filters}>
      <Select
        label={words.recipe}
        value={filter.recipe ?? ANY}
        options={[{ value: ANY, text: words.anyRecipe }, ...names.map((value) => ({ value, text: value }))]}
        onChange={(recipe) => onFilter({ ...filter, recipe: recipe === ANY ? undefined : recipe })}
      />
      <Select
        label={words.state}
        value={filter.state ?? ANY}
        options={ENDS}
        onChange={(state) => onFilter({ ...filter, state: state === ANY ? undefined : state })}
      />
    </div>
  )
}
