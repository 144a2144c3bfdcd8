/** The tiles of the library, or what to do while there are none. */
import { Images, SearchX } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import { reportOf } from '../connect/report-of.ts'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { text } from '../text/text.ts'
import type { ChangeWish } from './facets/use-wish.ts'
import { EVERYTHING, isNarrow, type Wish } from './facets/wish.ts'
import { GalleryGrid } from './grid/gallery-grid.tsx'
import { all, keepKnown } from './grid/selection.ts'
import { ImportButton } from './imports/import-button.tsx'
import styles from './library-page.module.css'
import type { useGallery } from './queries.ts'
import { choose, useShelf } from './shelf.ts'
import { useShelfCommands } from './use-shelf-commands.ts'

const words = text.library
export const SEARCH_ID = 'library-search'

export interface ShelvesProps {
  readonly gallery: ReturnType<typeof useGallery>
  readonly wish: Wish
  readonly onChange: ChangeWish
}

export function Shelves({ gallery, wish, onChange }: ShelvesProps) {
  const { items, hasNextPage, fetchNextPage } = gallery
  const [, navigate] = useLocation()
  const scroller = useRef<HTMLDivElement>(null)
  const order = useMemo(() => items.map(({ cid }) => cid), [items])
  const chosen = useShelf(({ selection }) => selection)
  const selection = useMemo(() => keepKnown(chosen, order), [chosen, order])
  useScrolledTo(scroller, items.length > 0)
  useShelfCommands({
    items,
    selection,
    selectAll: async () => {
      const { data } = await loadAll(gallery)
      choose(all(data?.pages.flatMap((page) => page.items.map(({ cid }) => cid)) ?? order, selection))
    },
    focusSearch: () => document.getElementById(SEARCH_ID)?.focus(),
  })
  return (
    <div ref={scroller} className={styles.scroller}>
      {items.length > 0 ? (
        <GalleryGrid
          label={words.grid}
          items={items}
          selection={selection}
          scroller={scroller}
          hasMore={hasNextPage}
          onNearEnd={() => void fetchNextPage()}
          onSelect={choose}
          onOpen={({ cid }) => navigate(`/media/${cid}`)}
        />
      ) : (
        <Nothing gallery={gallery} wish={wish} onChange={onChange} />
      )}
    </div>
  )
}

function Nothing({ gallery: { isPending, error }, wish, onChange }: ShelvesProps) {
  if (error) return <ErrorNote error={reportOf(error)} />
  if (isPending) return <Waiting />
  return isNarrow(wish) ? (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={words.empty.nothingFound}
      action={<Button onClick={() => onChange(EVERYTHING)}>{words.empty.clear}</Button>}
    >
      {words.empty.nothingFoundText}
    </EmptyState>
  ) : (
    <EmptyState
      icon={<Images aria-hidden />}
      title={words.empty.title}
      action={<ImportButton look="primary" />}
    >
      {words.empty.text}
    </EmptyState>
  )
}

const PLACES = Array.from({ length: 12 }, (_, place) => place)

const Waiting = () => (
  <div aria-hidden className={styles.waiting}>
    {PLACES.map((place) => (
      <div key={place} />
    ))}
  </div>
)

type Gallery = ReturnType<typeof useGallery>

/** Every page of it: what is not known yet cannot be chosen. */
async function loadAll(gallery: Gallery): Promise<Pick<Gallery, 'data' | 'hasNextPage'>> {
  let last: Pick<Gallery, 'data' | 'hasNextPage'> = gallery
  while (last.hasNextPage) last = await gallery.fetchNextPage({ cancelRefetch: false })
  return last
}

/** Comes back to where it was left. */
function useScrolledTo(scroller: { readonly current: HTMLElement | null }, isFilled: boolean): void {
  useEffect(() => {
    const element = scroller.current
    if (!element || !isFilled) return
    element.scrollTop = useShelf.getState().scrolledTo
  }, [scroller, isFilled])
  // Asked once when it is left: while it scrolls, each look would have everything laid out before its time.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || !isFilled) return
    return () => useShelf.setState({ scrolledTo: element.scrollTop })
  }, [scroller, isFilled])
}
