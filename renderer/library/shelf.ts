/** What of the library is chosen and where it was scrolled to, kept while other pages are looked at. */
import { create } from 'zustand'
import { NOTHING, type Selection } from './grid/selection.ts'

interface ShelfState {
  readonly selection: Selection
  /** Pixels. */
  readonly scrolledTo: number
}

export const useShelf = create<ShelfState>(() => ({ selection: NOTHING, scrolledTo: 0 }))

export const choose = (selection: Selection): void => useShelf.setState({ selection })
