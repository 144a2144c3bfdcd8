/** What the run made: played, with its facts, and what it was made of. */
import { Link } from 'wouter'
import { Facts } from '../../design/section.tsx'
import { bytes, clock, shortId } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { RunTasks } from '../live/use-run-tasks.ts'
import { readPlan, sourcesOf } from '../plan/read-plan.ts'
import { useArtifacts } from '../queries.ts'
import { MediaPlayer } from './media-player.tsx'
import { MediaThumb } from './media-thumb.tsx'
import { rateOf } from './overall.ts'
import styles from './result.module.css'
import type { RunViewProps } from './run-detail.tsx'

const words = text.runs.result

/** A montage can be made of hundreds; the rest stand under Artifacts. */
const MOST_INPUTS = 12

export function Result({ run, known }: RunViewProps) {
  const { output } = run
  const { data: artifacts } = useArtifacts(run.runId, run.state)
  if (output === undefined) return null
  const report = known.plan?.report
  const size = artifacts?.flatMap(({ files }) => files).find(({ cid }) => cid === output)?.sizeBytes
  return (
    <section aria-label={words.title} className={styles.result}>
      <div className={styles.player}>
        <MediaPlayer cid={output} name={words.player(run.recipe)} isCompact />
      </div>
      <div className={styles.facts}>
        <h3 className={styles.heading}>{words.title}</h3>
        <Facts
          rows={[
            [words.length, report ? clock(report.durationSec) : ''],
            [words.picture, pictureOf(report)],
            [words.size, size === undefined ? '' : bytes(size)],
            [words.profile, run.profile],
            ...beatsOf(known),
            [
              words.id,
              <Link key="id" href={`/media/${output}`} className={styles.link}>
                {shortId(output)}
              </Link>,
            ],
          ]}
        />
        <Inputs known={known} />
      </div>
    </section>
  )
}

const pictureOf = (report: NonNullable<RunTasks['plan']>['report']): string =>
  report?.width === undefined
    ? ''
    : `${report.width}×${report.height}, ${Number((rateOf(report.fps) ?? 0).toFixed(2))} fps`

const beatsOf = ({ live: { beatSync } }: RunTasks): readonly (readonly [string, string])[] =>
  beatSync.map(({ met, of, worstMs }) => [words.beats, words.beatsOf(met, of, worstMs.toFixed(1))] as const)

function Inputs({ known }: { readonly known: RunTasks }) {
  const plan = readPlan(known.plan?.document)
  if (!plan) return null
  return (
    <div className={styles.inputs}>
      <h4 className={styles.small}>{words.inputs}</h4>
      <ul className={styles.thumbs}>
        {sourcesOf(plan)
          .slice(0, MOST_INPUTS)
          .map(({ id, cacheId }) => (
            <li key={id}>
              <Link href={`/media/${cacheId}`} className={styles.input} title={id}>
                <span className={styles.thumb}>
                  <MediaThumb cid={cacheId} width={72} />
                </span>
                <span className={styles.inputName}>{id}</span>
              </Link>
            </li>
          ))}
      </ul>
    </div>
  )
}
