/** The run in four numbers; what was not rendered again stands as large as what was. */
import type { ReactNode } from 'react'
import { bytes, duration, percent } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './run-detail.module.css'
import type { RunViewProps } from './run-detail.tsx'

const words = text.runs.tiles

export const Tiles = (props: RunViewProps) => (
  <section aria-label={words.label}>
    <dl className={styles.tiles}>
      <Share {...props} />
      <FromCache {...props} />
      <AtWork {...props} />
      <Spared {...props} />
    </dl>
  </section>
)

const Tile = ({ value, children }: { readonly value: ReactNode; readonly children: ReactNode }) => (
  <div className={styles.tile}>
    <dt className={styles.tileName}>{children}</dt>
    <dd className={styles.tileValue}>{value}</dd>
  </div>
)

function Share({ run, known: { overall, fraction, etaSec, live } }: RunViewProps) {
  if (run.state === 'queued')
    return <Tile value={percent(0)}>{run.isPaused ? words.paused : words.waiting}</Tile>
  if (run.state === 'finished') return <Tile value={percent(1)}>{words.took(duration(run.seconds))}</Tile>
  if (run.state !== 'running')
    return <Tile value={percent(fraction)}>{words.after(duration(run.seconds))}</Tile>
  const parts = [
    ...(run.isPaused ? [words.paused] : []),
    ...(etaSec === undefined ? [] : [words.eta(duration(etaSec))]),
    ...(overall.fps === undefined ? [] : [words.fps(overall.fps.toFixed(0))]),
  ]
  return (
    <Tile value={percent(fraction)}>
      {parts.length > 0
        ? parts.join(', ')
        : live.state === 'waiting'
          ? words.starting
          : words.atWork(overall.running)}
    </Tile>
  )
}

function FromCache({ run, known: { overall, tasks } }: RunViewProps) {
  if (run.state === 'finished' && run.tasksRun === 0 && tasks.length <= 1)
    return <Tile value={words.of(1, 1)}>{words.cachedWhole}</Tile>
  return <Tile value={words.of(overall.cached, tasks.length)}>{words.cachedPieces}</Tile>
}

function AtWork({ run, known: { overall } }: RunViewProps) {
  if (run.state === 'running')
    return <Tile value={words.atWork(overall.running)}>{words.waits(overall.waiting)}</Tile>
  return <Tile value={bytes(overall.madeBytes)}>{words.made(overall.made)}</Tile>
}

/** What making it took when it was made, as far as that is known. */
function Spared({ run, known: { tasks, live, plan } }: RunViewProps) {
  const cached = tasks.filter(({ state }) => state === 'cached')
  const known = cached.reduce((sum, { seconds = 0 }) => sum + seconds, 0)
  const foretold = (run.state === 'finished' ? undefined : plan?.report?.forecast) ?? live.forecast
  const sec = Math.max(known, foretold?.reused.sec ?? 0)
  return sec > 0 ? (
    <Tile value={duration(sec)}>{words.notAgain}</Tile>
  ) : (
    <Tile value={words.nothing}>{words.nothingSpared}</Tile>
  )
}
