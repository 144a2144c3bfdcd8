/** What of the library is shown: kinds with their counts, filters that are on, and the order. */
import { Select } from '../../design/fields.tsx'
import { FilterPill } from '../../design/pill.tsx'
import { text } from '../../text/text.ts'
import { useFacets } from '../queries.ts'
import { ActiveFilters } from './active-filters.tsx'
import styles from './filter-bar.module.css'
import { MoreFilters } from './more-filters.tsx'
import type { ChangeWish } from './use-wish.ts'
import { filterOf, ORDERS, type Shelf, type Wish } from './wish.ts'

const words = text.library.filter

export interface FilterBarProps {
  readonly wish: Wish
  readonly onChange: ChangeWish
}

const SHELVES: readonly { readonly shelf: Shelf | undefined; readonly count: Shelf | 'all' }[] = [
  { shelf: undefined, count: 'all' },
  { shelf: 'video', count: 'video' },
  { shelf: 'audio', count: 'audio' },
  { shelf: 'image', count: 'image' },
  { shelf: 'outputs', count: 'outputs' },
]

export function FilterBar({ wish, onChange }: FilterBarProps) {
  const { data: facets } = useFacets(filterOf(wish))
  return (
    <div role="toolbar" aria-label={words.label} className={styles.bar}>
      {SHELVES.map(({ shelf, count }) => (
        <FilterPill
          key={count}
          isOn={wish.shelf === shelf}
          count={facets?.[count]}
          onToggle={() => onChange({ shelf })}
        >
          {words[count]}
        </FilterPill>
      ))}
      <span className={styles.gap} />
      <ActiveFilters wish={wish} onChange={onChange} />
      <MoreFilters wish={wish} onChange={onChange} tags={facets?.tags ?? []} />
      <div className={styles.order}>
        <Select
          label={words.order}
          value={wish.order}
          options={ORDERS.map((order) => ({ value: order, text: words.orders[order] }))}
          onChange={(order) => onChange({ order })}
        />
      </div>
    </div>
  )
}
