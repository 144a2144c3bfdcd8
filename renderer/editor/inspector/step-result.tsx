/** What comes out of a step, as far as it is known before it is rendered. */
import type { PlanReport } from '../../../engine/contract/schemas.ts'
import { join } from '../../design/join.ts'
import { Card, Facts, Section } from '../../design/section.tsx'
import { clock } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { beatFacts, rateOf } from './beat-facts.ts'
import { CopiedId } from './copied-id.tsx'
import styles from './inspector.module.css'

const words = text.editor.inspector.result

export interface StepResultProps {
  readonly id: string
  readonly report: PlanReport
  readonly isFresh: boolean
}

export function StepResult({ id, report, isFresh }: StepResultProps) {
  const { output, beatSync, fps } = report
  const step = report.steps.find((each) => each.id === id)
  if (!step) return null
  const beats = beatSync.find((each) => each.step === id)
  return (
    <Section title={words.heading}>
      <Card className={join(!isFresh && styles.stale)}>
        <Facts
          rows={[
            ...(output.step === id ? outputFacts(report) : []),
            ...(beats ? beatRows(beatFacts(beats, fps)) : []),
            [
              words.id,
              <CopiedId key="id" id={output.step === id ? (output.cid ?? step.cacheId) : step.cacheId} />,
            ],
          ]}
        />
      </Card>
    </Section>
  )
}

type Row = readonly [string, string | undefined]

const outputFacts = ({ durationSec, width, height, fps, profile }: PlanReport): readonly Row[] => [
  [words.length, durationSec > 0 ? clock(durationSec, 2) : undefined],
  [words.size, width === undefined || height === undefined ? undefined : words.pixels(width, height)],
  [words.rate, fps === undefined ? undefined : words.fps(rateOf(fps))],
  [words.profile, profile],
]

const beatRows = ({ cuts, meanMs, worstMs, halfFrameMs }: ReturnType<typeof beatFacts>): readonly Row[] => [
  [words.cuts, String(cuts)],
  [words.mean, words.ms(meanMs)],
  [words.worst, halfFrameMs === undefined ? words.ms(worstMs) : words.worstOf(worstMs, halfFrameMs)],
]
