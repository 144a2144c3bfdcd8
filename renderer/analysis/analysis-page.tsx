/** What is heard and seen in a file, to look at and to correct. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const AnalysisPage = ({ cid }: { readonly cid: string }) => (
  <PageFrame title={text.analysis.title}>{cid}</PageFrame>
)
