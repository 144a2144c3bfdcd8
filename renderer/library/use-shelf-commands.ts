/** What can be done in the library by name and by keys. */
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { type Command, useCommands } from '../commands/commands.ts'
import { text } from '../text/text.ts'
import { actedOn, emptied, type Selection } from './grid/selection.ts'
import { useSay } from './inspector/use-say.ts'
import type { GalleryItem } from './queries.ts'
import { choose } from './shelf.ts'
import { useItemActions } from './use-item-actions.ts'

const words = text.library.action

export interface ShelfActs {
  readonly items: readonly GalleryItem[]
  readonly selection: Selection
  readonly selectAll: () => Promise<void>
  readonly focusSearch: () => void
}

export function useShelfCommands({ items, selection, selectAll, focusSearch }: ShelfActs): void {
  const [, navigate] = useLocation()
  const actions = useItemActions()
  const chosen = useMemo(() => {
    const wanted = new Set(actedOn(selection))
    return items.filter(({ cid }) => wanted.has(cid))
  }, [items, selection])
  const [first] = chosen
  const say = useSay(chosen)
  const named = (id: string, title: string, keys: string, run: () => void): Command => ({
    id: `library.${id}`,
    ...{ title, keys, run },
    group: text.library.group,
  })
  const always = [
    named('search', words.focusSearch, '$mod+f', focusSearch),
    named('select-all', words.selectAll, '$mod+a', () => void selectAll()),
  ]
  const ofChosen = [
    named('clear', words.clear, 'Escape', () => choose(emptied(selection))),
    named('delete', words.delete, 'Delete', () => void actions.remove(chosen)),
    named('download', words.download, '$mod+s', () => chosen.forEach(actions.download)),
    named('copy-cid', words.copyCid, '$mod+Shift+c', () => void actions.copyCids(chosen)),
  ]
  const stars = [0, 1, 2, 3, 4, 5].map((rating) =>
    named(`rate-${rating}`, words.rate(starsText(rating)), String(rating), () => say(() => ({ rating }))),
  )
  const ofOne = first
    ? [named('analyse', words.analyse, '$mod+Shift+a', () => navigate(`/analysis/${first.cid}`))]
    : []
  useCommands([...always, ...(first ? [...ofChosen, ...stars] : []), ...(chosen.length === 1 ? ofOne : [])])
}

const starsText = (rating: number): string =>
  rating === 0 ? text.library.about.noRating : text.library.about.stars(rating)
