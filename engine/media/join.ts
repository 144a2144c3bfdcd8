/** Pieces put one after the other without encoding again, and their sound beside them. */
import { outputFile } from './arguments.ts'
import { type Command, tagsOf, timescale } from './command.ts'
import type { Delivery } from './deliver.ts'
import { LIST, OUT, placeholderOf } from './graph/placeholders.ts'
import type { InputRef } from './graph/stream.ts'
import type { Rational } from './probe/facts.ts'
import type { Profile } from './profiles.ts'

export interface JoinParts {
  /** In order; every one written with the profile's piece profile. */
  readonly pieces: readonly InputRef[]
  readonly sound?: InputRef
}

/** `{list}` stands for a file that names the pieces, which the engine writes. */
export function writeJoin(
  { pieces, sound }: JoinParts,
  { video }: Delivery,
  profile: Profile,
  stepId: string,
): Command {
  if (!video) throw new RangeError('there is no picture to join')
  const { muxer, muxerOptions } = profile
  const options = [
    ...['-map', '0:v:0', ...(sound ? ['-map', '1:a:0'] : []), '-c', 'copy'],
    ...['-bsf:v', onGrid(video.fps, profile.video?.pieces?.reorderFrames ?? 0)],
    ...['-video_track_timescale', String(timescale(video.fps.num))],
    ...Object.entries(muxerOptions).flatMap(([name, value]) => [`-${name}`, value]),
  ]
  const argv = [
    '-y',
    ...[...ownFiles('concat,mov'), '-f', 'concat', '-safe', '0', '-i', `file:${LIST}`],
    ...(sound ? [...ownFiles('mov'), '-f', 'mov', '-i', `file:${placeholderOf(sound)}`] : []),
    ...outputFile({ muxer, path: OUT, options, tags: tagsOf(profile, stepId) }),
  ]
  return { argv, inputs: [...pieces, ...(sound ? [sound] : [])], list: pieces }
}

/** Only files, only of the kinds we write. */
const ownFiles = (formats: string): readonly string[] => [
  ...['-protocol_whitelist', 'file', '-format_whitelist', `${formats},mp4,m4a,3gp,3g2,mj2`],
]

/**
 * The concat demuxer adds up lengths in microseconds, which are no whole frames at most rates; so times are put back on
 * the grid. Pieces too short to have their frames reordered begin without the delay that the others have; decoding times
 * are therefore counted anew.
 */
function onGrid({ num, den }: Rational, reorderFrames: number): string {
  const ticks = (timescale(num) / num) * den
  return `setts=pts=round(PTS/${ticks})*${ticks}:dts=(N-${reorderFrames})*${ticks}`
}

/** The text of the list. Paths are the engine's own; quotes in the data folder's name are escaped as the demuxer wants it. */
export const concatList = (paths: readonly string[]): string => [...concatLines(paths), ''].join('\n')

/** Paths without a folder are of files beside the list. */
export const concatLines = (paths: readonly string[]): readonly string[] => [
  'ffconcat version 1.0',
  ...paths.map((path) => `file '${path.replaceAll("'", "'\\''")}'`),
]
