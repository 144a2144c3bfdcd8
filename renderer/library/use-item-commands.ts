/** What can be done with the item whose page is open. */
import { useLocation } from 'wouter'
import { useCommands } from '../commands/commands.ts'
import { text } from '../text/text.ts'
import type { GalleryItem } from './queries.ts'
import { useItemActions } from './use-item-actions.ts'

const words = text.library.action

/** Undefined: none yet, or no media. */
export function useItemCommands(item: GalleryItem | undefined): void {
  const [, navigate] = useLocation()
  const actions = useItemActions()
  const { group } = text.library
  const remove = async (gone: GalleryItem): Promise<void> => {
    if ((await actions.remove([gone])).length > 0) navigate('/media')
  }
  useCommands([
    {
      id: 'library.back',
      title: text.library.item.toLibrary,
      group,
      keys: 'Escape',
      run: () => navigate('/media'),
    },
    ...(item
      ? [
          { id: 'library.delete', title: words.delete, group, keys: 'Delete', run: () => void remove(item) },
          {
            id: 'library.download',
            title: words.download,
            group,
            keys: '$mod+s',
            run: () => actions.download(item),
          },
          {
            id: 'library.copy-cid',
            title: words.copyCid,
            group,
            keys: '$mod+Shift+c',
            run: () => void actions.copyCids([item]),
          },
        ]
      : []),
  ])
}
