/** What came out: played, to be kept or followed into its graph, with the results before it. */
import { Download, Film, Workflow } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useEngine } from '../../connect/engine.tsx'
import { Button, LinkButton } from '../../design/button.tsx'
import { Pill } from '../../design/pill.tsx'
import { titleOf } from '../../library/describe-item.ts'
import { useContent } from '../../library/queries.ts'
import { ago } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { Player } from '../../timeline/player.tsx'
import { useForecast } from '../forecast/use-forecast.ts'
import { useLastRuns, useRun } from '../forecast/use-run.ts'
import { useView } from '../frame/use-view.ts'
import { EarlierResults } from './earlier-results.tsx'
import styles from './result-stage.module.css'
import { type ShownResult, shownResult } from './shown-result.ts'

const words = text.editor.simple.result

export function ResultStage() {
  const { report, isFresh } = useForecast()
  const { isActive } = useRun()
  const runs = useLastRuns()
  const [chosen, choose] = useState<string>()
  const shown = shownResult({ runs, report: isFresh ? report : undefined, chosen })
  return (
    <section aria-label={words.label} className={styles.stage}>
      {shown ? <Result shown={shown} /> : <NoResult isActive={isActive} />}
      <EarlierResults runs={runs} shown={shown?.run?.runId} onChoose={choose} />
    </section>
  )
}

function Result({ shown: { cid, run, isOfNow } }: { readonly shown: ShownResult }) {
  const { media } = useEngine()
  const [, look] = useView()
  const item = useContent(cid).data?.media
  return (
    <>
      {item ? (
        <Player key={cid} cid={cid} kind={item.media} durationSec={item.durationSec} name={titleOf(item)} />
      ) : (
        <div className={styles.blank} />
      )}
      <div className={styles.foot}>
        <p className={styles.words}>
          {isOfNow === undefined ? null : (
            <Pill tone={isOfNow ? 'ok' : 'neutral'}>{isOfNow ? words.ofNow : words.ofEarlier}</Pill>
          )}
          {run ? (
            <Link href={`/run/${run.runId}`} className={styles.run}>
              {words.made(ago(run.updatedAt, Date.now()))}
            </Link>
          ) : null}
        </p>
        <div className={styles.actions}>
          <Button look="quiet" icon={<Workflow aria-hidden />} onClick={() => look('graph')}>
            {text.editor.simple.openGraph}
          </Button>
          <LinkButton href={media.download(cid)} download icon={<Download aria-hidden />}>
            {words.download}
          </LinkButton>
        </div>
      </div>
    </>
  )
}

const NoResult = ({ isActive }: { readonly isActive: boolean }) => (
  <div className={styles.empty}>
    <Film aria-hidden />
    <p>{isActive ? words.coming : words.none}</p>
  </div>
)
