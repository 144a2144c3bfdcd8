/** Runs: what is rendered, what waits, what was done. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export interface RunsPageProps {
  readonly runId?: string
  readonly tab?: string | undefined
}

export const RunsPage = ({ runId }: RunsPageProps) => <PageFrame title={text.runs.title}>{runId}</PageFrame>
