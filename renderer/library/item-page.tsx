/** One piece of content: what it is, what made it, what uses it. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const ItemPage = ({ cid }: { readonly cid: string }) => (
  <PageFrame title={text.library.title}>{cid}</PageFrame>
)
