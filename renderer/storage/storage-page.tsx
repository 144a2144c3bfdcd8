/** What is kept on this computer, what takes the most room, what was deleted, and whether all of it is as it was. */
import { Blocks } from '../design/block.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { Kept } from './kept.tsx'
import { Largest } from './largest.tsx'
import { Trash } from './trash.tsx'
import { Verify } from './verify.tsx'

export const StoragePage = () => (
  <PageFrame title={text.storage.title}>
    <Blocks>
      <Kept />
      <Largest />
      <Trash />
      <Verify />
    </Blocks>
  </PageFrame>
)
