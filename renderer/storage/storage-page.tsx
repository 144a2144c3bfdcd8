/** The storage page. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const StoragePage = () => <PageFrame title={text.storage.title}>{null}</PageFrame>
