/** How well the cuts meet the beats, what is being worked out, and where beats are corrected. */
import { Link } from 'wouter'
import { percent } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './dock-note.module.css'
import type { DockData } from './use-dock-data.ts'

const words = text.editor.dock.timeline

export function DockNote({ dock: { data, song, scenes } }: { readonly dock: DockData }) {
  const working = song.isWorking ? words.listening : scenes.isWorking ? words.looking : undefined
  const fraction = song.isWorking ? song.fraction : scenes.fraction
  if (working !== undefined)
    return <span role="status">{fraction === undefined ? working : `${working} ${percent(fraction)}`}</span>
  return (
    <>
      {data.clips.length > 1 ? cutsOf(data) : null}
      {song.report && data.beats.beats.length > 0 ? (
        <Link href={`/analysis/${song.report.source}`} className={styles.link}>
          {words.correct}
        </Link>
      ) : null}
    </>
  )
}

function cutsOf({ clips }: DockData['data']): string {
  const errors = clips.flatMap(({ errorMs }) => (errorMs === undefined ? [] : [Math.abs(errorMs)]))
  return words.cuts(clips.length - 1, errors.length > 0 ? Math.max(...errors) : undefined)
}
