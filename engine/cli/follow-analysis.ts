/** An analysis from its beginning to its end, with a line that says how far it is. */
import path from 'node:path'
import type { AnalysisReport, Feature } from '../contract/analysis.ts'
import type { AnalysisEvent } from '../contract/analysis-procedures.ts'
import type { Cid } from '../contract/ids.ts'
import { drawShare } from './progress-bar.ts'
import type { Session } from './shell.ts'
import { createStatusLine } from './status-line.ts'

export interface AnalysisWish {
  readonly name: string
  readonly features: readonly Feature[]
  readonly corrections?: Cid | undefined
}

const VERBS = { import: 'reading', probe: 'reading', analyse: 'analysing' } as const

/** @throws ArtDagError as the procedure */
export async function followAnalysis(
  session: Session,
  { name, features, corrections }: AnalysisWish,
): Promise<AnalysisReport> {
  const { client, files, signal } = session
  const line = createStatusLine(session)
  try {
    const events = await client.analysis.get(
      { name: await files.give(name), features: [...features], corrections },
      { signal },
    )
    for await (const event of events) {
      if (event.event === 'analysed') return event.report
      line.show((options) => drawShare(labelOf(event, name), shareOf(event), options))
    }
  } finally {
    line.clear()
  }
  throw new Error('the analysis ended without an answer')
}

type Progress = Extract<AnalysisEvent, { event: 'progress' }>

const labelOf = ({ phase }: Progress, name: string): string => `${VERBS[phase]} ${path.basename(name)}`

const shareOf = ({ done, total }: Progress): number => (total > 0 ? Math.min(1, done / total) : 0)
