/** Chooses media from the library, wherever media is needed. */
import { Images } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import type { Cid } from '../../engine/contract/ids.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { SearchInput } from '../design/fields.tsx'
import { text } from '../text/text.ts'
import { GalleryGrid } from './grid/gallery-grid.tsx'
import { PICKER_TILES } from './grid/layout.ts'
import { keepKnown, NOTHING, type Selection } from './grid/selection.ts'
import { ImportButton } from './imports/import-button.tsx'
import styles from './media-picker.module.css'
import { type GalleryItem, useGallery } from './queries.ts'
import { useSettled } from './use-settled.ts'

export interface MediaPickerProps {
  readonly kinds: readonly GalleryItem['media'][]
  /** Several, in the order in which they are chosen. */
  readonly isList?: boolean
  readonly onPick: (items: GalleryItem[]) => void
  readonly onClose: () => void
}

const words = text.library.picker

export function MediaPicker({ kinds, isList = false, onPick, onClose }: MediaPickerProps) {
  const [search, setSearch] = useState('')
  const [selection, setSelection] = useState<Selection>(NOTHING)
  const wanted = useSettled(search)
  const gallery = useGallery({ kinds: [...kinds], text: wanted })
  const { items } = gallery
  const known = keepKnown(
    selection,
    items.map(({ cid }) => cid),
  )
  const picked = known.cids.flatMap((cid) => items.find((item) => item.cid === cid) ?? [])
  const pick = (chosen: GalleryItem[]): void => {
    if (chosen.length === 0) return
    onPick(chosen)
    onClose()
  }
  const take = (cids: readonly Cid[]): void => {
    const [first] = cids
    if (first) setSelection({ cids: isList ? cids : [first], focus: first, anchor: first })
  }
  const searchId = useId()
  return (
    <Dialog
      title={isList ? words.title.many : words.title.one}
      isOpen
      isWide
      focusId={searchId}
      onClose={onClose}
      actions={
        <>
          <p className={styles.hint}>{isList ? words.hintMany : words.hint}</p>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button look="primary" disabled={picked.length === 0} onClick={() => pick(picked)}>
            {words.pickMany(picked.length)}
          </Button>
        </>
      }
    >
      <div className={styles.tools}>
        <SearchInput
          id={searchId}
          label={text.library.search}
          placeholder={text.library.searchHint}
          value={search}
          onChange={setSearch}
        />
        <ImportButton onImported={take} />
      </div>
      <Choices
        gallery={gallery}
        isList={isList}
        isNarrow={wanted !== ''}
        selection={known}
        onSelect={setSelection}
        onOpen={(item) => pick(isList && picked.includes(item) ? picked : [item])}
      />
    </Dialog>
  )
}

interface ChoicesProps {
  readonly gallery: ReturnType<typeof useGallery>
  readonly isList: boolean
  /** Something was typed. */
  readonly isNarrow: boolean
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
  readonly onOpen: (item: GalleryItem) => void
}

function Choices({ gallery, isList, isNarrow, ...acts }: ChoicesProps) {
  const { items, isPending, hasNextPage, fetchNextPage } = gallery
  const scroller = useRef<HTMLDivElement>(null)
  return (
    <div ref={scroller} className={styles.scroller}>
      {items.length > 0 ? (
        <GalleryGrid
          {...acts}
          label={text.library.grid}
          items={items}
          isSingle={!isList}
          hasTurns={isList}
          size={PICKER_TILES}
          scroller={scroller}
          hasMore={hasNextPage}
          onNearEnd={() => void fetchNextPage()}
        />
      ) : isPending ? null : (
        <Nothing isNarrow={isNarrow} />
      )}
    </div>
  )
}

const Nothing = ({ isNarrow }: Pick<ChoicesProps, 'isNarrow'>) => (
  <EmptyState
    icon={<Images aria-hidden />}
    title={isNarrow ? text.library.empty.nothingFound : text.library.empty.title}
  >
    {isNarrow ? text.library.empty.nothingFoundText : words.empty}
  </EmptyState>
)
