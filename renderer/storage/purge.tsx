/** Asks before anything goes for good. */
import type { TrashItem } from '../../engine/contract/groups/trash.ts'
import { Button } from '../design/button.tsx'
import { Dialog } from '../design/dialog.tsx'
import { bytes } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { usePurge } from './queries.ts'

const words = text.storage.trash

export interface PurgeProps {
  readonly asked: TrashItem | 'all' | undefined
  readonly items: readonly TrashItem[]
  readonly onClose: () => void
}

export function Purge({ asked, items, onClose }: PurgeProps) {
  const purge = usePurge()
  const size = items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const isAll = asked === 'all'
  const purgeNow = (): void => {
    if (asked) purge.mutate(asked)
    onClose()
  }
  return (
    <Dialog
      title={isAll ? words.emptyTitle : words.purgeTitle(asked?.name ?? '')}
      isOpen={asked !== undefined}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button look="danger" onClick={purgeNow}>
            {words.forGood}
          </Button>
        </>
      }
    >
      <p>{isAll ? words.emptyText(items.length, bytes(size)) : words.purgeText}</p>
    </Dialog>
  )
}
