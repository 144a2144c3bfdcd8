/** What a file says of itself in its container: the step that it is the result of. A claim, not a proof. */
import path from 'node:path'
import { readHeader } from './ffprobe.ts'
import type { ProbeOptions } from './probe.ts'
import { unreadable } from './probe-checks.ts'
import { withRegularFile } from './read-at.ts'
import { sniff } from './sniff.ts'

const STEP_TAG = 'artdag:step'
/** Where a format has no room for tags of ours, its comment begins so. */
const STEP_COMMENT = `${STEP_TAG}=`

/**
 * The text of the tag, as it stands in the file. Absent: the file has none.
 * @throws ArtDagError MEDIA_UNREADABLE, MEDIA_LIMIT, INPUT_MISSING, CANCELLED, TIMED_OUT.
 */
export async function readStepTag(
  tools: { readonly ffprobe: { readonly path: string } },
  filePath: string,
  options: ProbeOptions = {},
): Promise<string | undefined> {
  const file = path.resolve(filePath)
  const demuxer = await withRegularFile(file, sniff)
  if (demuxer === undefined) throw unreadable(file, 'its bytes are of no format that is read here')
  const probe = { program: tools.ffprobe.path, file, demuxer, signal: options }
  const { format, streams } = await readHeader(probe, [])
  return stepTagOf([format, ...streams].flatMap(({ tags }) => Object.entries(tags ?? {})))
}

/** Containers differ in the case of names (Matroska shouts), and in where they keep them (Ogg: at the streams). */
export function stepTagOf(tags: readonly (readonly [name: string, value: string])[]): string | undefined {
  const own = tags.find(([name]) => name.toLowerCase() === STEP_TAG)
  if (own) return own[1]
  const comment = tags.find(
    ([name, value]) => name.toLowerCase() === 'comment' && value.startsWith(STEP_COMMENT),
  )
  return comment?.[1].slice(STEP_COMMENT.length)
}
