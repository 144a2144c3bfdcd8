/** What the run was planned with: what was heard and seen in its media. */
import { AudioWaveform } from 'lucide-react'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { text } from '../../text/text.ts'
import panel from '../panel.module.css'
import { useRunAnalysis } from '../queries.ts'
import styles from './analysis-tab.module.css'
import { Head, Heard, Seen } from './heard-and-seen.tsx'
import { readAnalysis } from './read-analysis.ts'

const words = text.runs.analysis

export function AnalysisTab({ run }: { readonly run: RunSummary }) {
  const { data, isPending } = useRunAnalysis(run.runId, run.provenance)
  if (run.provenance === undefined) return <Nothing title={words.nothing} text={words.later} />
  if (isPending) return null
  if (!data || data.length === 0) return <Nothing title={words.nothing} text={words.nothingText} />
  return (
    <ul className={styles.analyses}>
      {data.map(({ cid, document, source }) => (
        <li key={cid} className={panel.panel}>
          <One document={document} source={source} />
        </li>
      ))}
    </ul>
  )
}

const Nothing = ({ title, text: words_ }: { readonly title: string; readonly text: string }) => (
  <div className={panel.empty}>
    <EmptyState icon={<AudioWaveform aria-hidden />} title={title}>
      {words_}
    </EmptyState>
  </div>
)

interface OneProps {
  readonly document: unknown
  readonly source: string | undefined
}

function One({ document, source }: OneProps) {
  const analysis = readAnalysis(document)
  if (!analysis) return null
  if (analysis.kind === 'beat-corrections')
    return (
      <Head title={words.corrections} kind="signal" of={analysis.of}>
        {words.steps(analysis.steps.length)}
      </Head>
    )
  return analysis.kind === 'audio-analysis' ? (
    <Heard analysis={analysis} source={source} />
  ) : (
    <Seen analysis={analysis} source={source} />
  )
}
