/** The library page. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const LibraryPage = () => <PageFrame title={text.library.title}>{null}</PageFrame>
