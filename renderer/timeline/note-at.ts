/** What stands at a place of a timeline, in words. */
import { text } from '../text/text.ts'
import { barBeatAt } from './bars.ts'
import { partAt } from './nearest.ts'
import type { TimelineData } from './timeline-data.ts'

export function noteAt({ clips, beats }: TimelineData, sec: number): string {
  const { player, timeline } = text.editor.dock
  const at = barBeatAt(beats, sec)
  const clip = clips[partAt(clips, sec)]
  return [at && player.bar(at.bar, at.beat), clip && timeline.cut(clip.name, clip.errorMs)]
    .filter((words) => words)
    .join('  ')
}
