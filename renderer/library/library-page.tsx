/** The library: everything that came in and everything that was made, to find, look at and use. */
import { useMemo } from 'react'
import { SearchInput } from '../design/fields.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { FilterBar } from './facets/filter-bar.tsx'
import { useWish } from './facets/use-wish.ts'
import { filterOf, isNarrow } from './facets/wish.ts'
import { ImportButton } from './imports/import-button.tsx'
import { Inspector } from './inspector/inspector.tsx'
import styles from './library-page.module.css'
import { useGallery } from './queries.ts'
import { SEARCH_ID, Shelves } from './shelves.tsx'
import { useSettled } from './use-settled.ts'

const words = text.library

export function LibraryPage() {
  const [wish, change] = useWish()
  const filter = useSettled(useMemo(() => filterOf(wish), [wish]))
  const gallery = useGallery(filter)
  const isEmpty = !gallery.isPending && gallery.items.length === 0 && !isNarrow(wish)
  return (
    <PageFrame
      title={words.title}
      bar={
        <div className={styles.search}>
          <SearchInput
            id={SEARCH_ID}
            label={words.search}
            placeholder={words.searchHint}
            value={wish.text}
            onChange={(search) => change({ text: search })}
          />
        </div>
      }
      actions={isEmpty ? undefined : <ImportButton />}
      aside={isEmpty ? undefined : <Inspector items={gallery.items} />}
      asideLabel={words.selected.label}
      isBare
    >
      <div className={styles.page}>
        {isEmpty ? null : <FilterBar wish={wish} onChange={change} />}
        <Shelves gallery={gallery} wish={wish} onChange={change} />
      </div>
    </PageFrame>
  )
}
