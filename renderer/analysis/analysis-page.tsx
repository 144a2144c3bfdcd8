/** What is heard and seen in a file, to look at and to correct. */
import { AudioLines } from 'lucide-react'
import { reportOf } from '../connect/report-of.ts'
import { EmptyState } from '../design/empty-state.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { useMediaItem } from '../timeline/queries.ts'
import { Workbench } from './workbench.tsx'

const words = text.analysis

/** `cid`: a CID, or a name of content. */
export function AnalysisPage({ cid }: { readonly cid: string }) {
  const { data, error } = useMediaItem(decodeURIComponent(cid))
  if (data?.facts && data.facts.kind !== 'image')
    return <Workbench key={data.cid} cid={data.cid} facts={data.facts} />
  return (
    <PageFrame title={words.title}>
      {error ? <ErrorNote error={reportOf(error)} /> : null}
      {data ? (
        <EmptyState icon={<AudioLines aria-hidden />} title={words.nothing}>
          {words.nothingHint}
        </EmptyState>
      ) : null}
    </PageFrame>
  )
}
