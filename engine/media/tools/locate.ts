/** Finds the ffmpeg and ffprobe to use: the first of each that can do all that is needed. */
import { ArtDagError } from '../../contract/errors.ts'
import type { ToolName } from './capabilities.ts'
import { type Candidate, examine, type LocateOptions, type Tool } from './examine-tool.ts'

export interface Tools {
  readonly ffmpeg: Tool
  readonly ffprobe: Tool
}

/** @throws ArtDagError FFMPEG_MISSING, with every place looked at, when there is no pair that can do it all. */
export async function locateTools(options: LocateOptions): Promise<Tools> {
  return { ffmpeg: await locate('ffmpeg', options), ffprobe: await locate('ffprobe', options) }
}

/** Every place, used or not, in the order of preference: the first with `found` is the one taken. For `artdag doctor`. */
export async function toolCandidates(options: LocateOptions): Promise<readonly Candidate[]> {
  const found: Candidate[] = []
  for await (const candidate of examine('ffmpeg', options)) found.push(candidate)
  for await (const candidate of examine('ffprobe', options)) found.push(candidate)
  return found
}

async function locate(tool: ToolName, options: LocateOptions): Promise<Tool> {
  const seen: Candidate[] = []
  for await (const candidate of examine(tool, options)) {
    if (candidate.found) return candidate.found
    seen.push(candidate)
    if (candidate.source.endsWith('_PATH')) break // what was named is used or refused, never replaced
  }
  throw nothingFound(tool, seen)
}

/** How to get both programs on this kind of system. */
export function installCommand(): string {
  if (process.platform === 'darwin') return 'brew install ffmpeg'
  return process.platform === 'win32' ? 'winget install ffmpeg' : 'apt-get install -y ffmpeg'
}

function nothingFound(tool: ToolName, seen: readonly Candidate[]): ArtDagError {
  const named = seen.find((candidate) => candidate.source.endsWith('_PATH'))
  const places = seen.map(({ source, path: file, why }) => `  ${source}${file ? ` ${file}` : ''}: ${why}`)
  const what = named
    ? `The ${tool} named by ${named.source} cannot be used`
    : `No ${tool} that can do all we need was found`
  const hint = named
    ? `Unset ${named.source} to let one be found, or name another.`
    : `Install one (${installCommand()}; npm run fetch-ffmpeg) or set ${tool === 'ffmpeg' ? 'FFMPEG_PATH' : 'FFPROBE_PATH'}. See \`artdag doctor\`.`
  return new ArtDagError('FFMPEG_MISSING', `${what}:\n${places.join('\n')}`, {
    hint,
    details: { tool, candidates: seen },
  })
}
