/** Where a stream can be gone on with after it broke off. */
import { getEventMeta } from '@orpc/client'

/** Of an item, for `lastEventId` of the next call. Absent for streams that only begin at their beginning. */
export const resumeTokenOf = (item: object): string | undefined => getEventMeta(item)?.id
