/** How well the cuts meet the beats, or what is being worked out. */
import { percent } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { DockData } from './use-dock-data.ts'

const words = text.editor.dock.timeline

export function DockNote({ dock: { data, song, scenes } }: { readonly dock: DockData }) {
  const working = song.isWorking ? words.listening : scenes.isWorking ? words.looking : undefined
  const fraction = song.isWorking ? song.fraction : scenes.fraction
  if (working !== undefined)
    return <span role="status">{fraction === undefined ? working : `${working} ${percent(fraction)}`}</span>
  if (data.clips.length === 0) return null
  const errors = data.clips.flatMap(({ errorMs }) => (errorMs === undefined ? [] : [Math.abs(errorMs)]))
  return words.cuts(data.clips.length - 1, errors.length > 0 ? Math.max(...errors) : undefined)
}
