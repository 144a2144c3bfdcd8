/** Looks at each place where a tool may lie: is it there, does it run, can it do what is needed. */
import { access, chmod, constants, stat } from 'node:fs/promises'
import {
  type Capabilities,
  learnCapabilities,
  missingFrom,
  type Needs,
  type ToolName,
} from './capabilities.ts'
import { CapabilityCache } from './capability-cache.ts'
import { type Environment, type ToolPlace, type ToolSource, toolPlaces } from './tool-places.ts'

export interface Tool {
  readonly path: string
  readonly version: string
  readonly source: ToolSource
  /** What was wished for and is not there: `encoder libsvtav1`. What is needed is always there. */
  readonly missing: readonly string[]
  readonly capabilities: Capabilities
}

export interface LocateOptions {
  /** A binary without one of these is passed over. ffprobe must have the demuxers only. */
  readonly needs: Needs
  /** Good to have; ends up in `missing`. */
  readonly wishes?: Needs
  /** Default: the engine's own environment. */
  readonly env?: Environment
  /** Where to keep what binaries said of themselves; absent: nowhere. */
  readonly cacheFile?: string
}

/** A place that was looked at. */
export interface Candidate {
  readonly tool: ToolName
  readonly source: ToolSource
  readonly path?: string
  /** Set when the binary can be used. */
  readonly found?: Tool
  /** Why it cannot be used, for people; empty when it can. */
  readonly why: string
  /** A command that would mend it, where there is one. */
  readonly mend?: string
}

/** Places one by one, in the order of preference; stop when there is enough. */
export async function* examine(tool: ToolName, options: LocateOptions): AsyncGenerator<Candidate> {
  const cache = new CapabilityCache(options.cacheFile)
  for (const place of await toolPlaces(tool, options.env ?? process.env)) {
    yield await examinePlace(tool, place, options, cache)
  }
}

async function examinePlace(
  tool: ToolName,
  place: ToolPlace,
  { needs, wishes = {} }: LocateOptions,
  cache: CapabilityCache,
): Promise<Candidate> {
  const { source, path: file } = place
  if (file === undefined) return { tool, source, why: 'the package is not installed' }
  const trouble = await whyNotRunnable(place, file)
  if (trouble) return { tool, ...place, ...trouble }
  try {
    const capabilities = await learnCapabilities(file, tool, cache)
    const missing = missingFrom(capabilities, needsOf(tool, needs))
    if (missing.length > 0) return { tool, ...place, why: `lacks ${missing.join(', ')}` }
    const wished = missingFrom(capabilities, needsOf(tool, wishes))
    return {
      tool,
      ...place,
      why: '',
      found: { path: file, source, version: capabilities.version, missing: wished, capabilities },
    }
  } catch (error) {
    return { tool, ...place, why: error instanceof Error ? error.message : String(error) }
  }
}

const needsOf = (tool: ToolName, needs: Needs): Needs =>
  tool === 'ffmpeg' || needs.demuxers === undefined
    ? tool === 'ffmpeg'
      ? needs
      : {}
    : { demuxers: needs.demuxers }

/** npm packages that ship a program without the right to run it are set right; nobody else's files are touched. */
export async function whyNotRunnable(
  place: ToolPlace,
  file: string,
): Promise<{ why: string; mend?: string } | undefined> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  if (!isFile) return { why: 'there is no such file', ...(mendOf(place) ? { mend: mendOf(place) } : {}) }
  if (await isExecutable(file)) return undefined
  if (place.source.startsWith('@')) await chmod(file, 0o755).catch(() => undefined) // judged by the next line
  return (await isExecutable(file)) ? undefined : { why: 'it may not be run', mend: `chmod +x ${file}` }
}

const mendOf = ({ source }: ToolPlace): string => (source === 'ffmpeg-static' ? 'npm run fetch-ffmpeg' : '')

const isExecutable = (file: string): Promise<boolean> =>
  access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
