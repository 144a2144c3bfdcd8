/** Beats and scenes as OpenTimelineIO: a timeline of one clip, its marks on the stack of tracks. */
import { gridAt, toNumber } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'
import { listMarks, type Mark, type MarkedClip, type MarkKind } from './marks.ts'
import { bytesOf, oneLine } from './text.ts'

const COLOURS: Readonly<Record<MarkKind, string>> = { downbeat: 'RED', beat: 'YELLOW', scene: 'GREEN' }

/** Marks are on frames, as editing programs want them; the exact time is in the metadata. */
export function writeOtio(clip: MarkedClip): Uint8Array {
  const name = oneLine(clip.name)
  const all = rangeOf(0, Math.max(1, gridAt(clip.durationSec, clip.fps)), clip.fps)
  const item = { metadata: {}, source_range: null, effects: [], markers: [], enabled: true }
  const file = {
    ...{ OTIO_SCHEMA: 'Clip.2', ...item, name, source_range: all },
    media_references: {
      DEFAULT_MEDIA: { OTIO_SCHEMA: 'MissingReference.1', metadata: {}, name, available_range: all },
    },
    active_media_reference_key: 'DEFAULT_MEDIA',
  }
  const track = { OTIO_SCHEMA: 'Track.1', ...item, name: 'V1', kind: 'Video', children: [file] }
  const markers = listMarks(clip).map((mark) => markerOf(mark, clip.fps))
  const tracks = { OTIO_SCHEMA: 'Stack.1', ...item, name: 'tracks', markers, children: [track] }
  const timeline = { OTIO_SCHEMA: 'Timeline.1', metadata: {}, name, global_start_time: null, tracks }
  return bytesOf(`${JSON.stringify(timeline, null, 2)}\n`)
}

const markerOf = ({ sec, kind, name }: Mark, fps: Rational): object => ({
  OTIO_SCHEMA: 'Marker.2',
  metadata: { artdag: { kind, sec } },
  name,
  color: COLOURS[kind],
  marked_range: rangeOf(gridAt(sec, fps), 0, fps),
})

const rangeOf = (start: number, duration: number, fps: Rational): object => ({
  OTIO_SCHEMA: 'TimeRange.1',
  duration: timeOf(duration, fps),
  start_time: timeOf(start, fps),
})

const timeOf = (value: number, fps: Rational): object => ({
  OTIO_SCHEMA: 'RationalTime.1',
  rate: toNumber(fps),
  value,
})
