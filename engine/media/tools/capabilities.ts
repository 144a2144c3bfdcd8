/** What an ffmpeg or ffprobe can do, by its own word; asked once per binary and kept. */
import { stat } from 'node:fs/promises'
import { describeEnd } from '../process/run-outcome.ts'
import { readOutput } from '../process/spawn-process.ts'
import type { CapabilityCache } from './capability-cache.ts'
import { type Fingerprint, learnFingerprint } from './fingerprint.ts'

export type ToolName = 'ffmpeg' | 'ffprobe'

export interface Capabilities {
  /** As the program writes it: `5.1.9-0+deb12u1`, `n7.0-7-gd38bf5e08e-20240407`. */
  readonly version: string
  readonly filters: readonly string[]
  readonly encoders: readonly string[]
  readonly demuxers: readonly string[]
  readonly muxers: readonly string[]
  /** Which build it is, for provenance. */
  readonly fingerprint: Fingerprint
}

/** The lists a binary must contain; a list that is absent is not looked at. */
export type Needs = Partial<Omit<Capabilities, 'version' | 'fingerprint'>>

const LISTS = ['filters', 'encoders', 'demuxers', 'muxers'] as const

/**
 * What a binary can do: from the cache when size and time of change are the same, else from running it.
 * @throws Error, with a sentence for people, when it is not there or does not answer like an ffmpeg.
 */
export async function learnCapabilities(
  program: string,
  kind: ToolName,
  cache: CapabilityCache,
): Promise<Capabilities> {
  const { size, mtimeMs } = await stat(program)
  const key = { path: program, sizeBytes: size, mtimeMs }
  const known = await cache.get(key)
  if (known) return known
  const learned = await ask(program, kind)
  await cache.put(key, learned)
  return learned
}

async function ask(program: string, kind: ToolName): Promise<Capabilities> {
  const about = await answer(program, '-version')
  const version = parseVersion(about, kind)
  const listOf = async (list: keyof Needs) => parseNames(await answer(program, `-${list}`))
  // one after the other: each is a process, and the machine may have two cores
  const demuxers = (await listOf('demuxers')).flatMap((names) => names.split(','))
  if (kind === 'ffprobe') {
    const fingerprint = await learnFingerprint(program, about, [])
    return { version, filters: [], encoders: [], demuxers, muxers: [], fingerprint }
  }
  const filters = await listOf('filters')
  const encoders = await listOf('encoders')
  const muxers = await listOf('muxers')
  const fingerprint = await learnFingerprint(program, about, encoders)
  return { version, filters, encoders, demuxers, muxers, fingerprint }
}

async function answer(program: string, question: string): Promise<string> {
  const request = {
    program,
    argv: ['-hide_banner', '-loglevel', 'error', question],
    timeoutSec: 20,
    maxOutputBytes: 4e6,
  }
  const { outcome, stdout } = await readOutput(request)
  if (outcome.kind === 'ok') return stdout
  throw new Error(
    `asked ${question}, it ${describeEnd(outcome)} ${outcome.stderrTail.trim().slice(0, 300)}`.trim(),
  )
}

/** @throws Error when the first line is not this program's. */
export function parseVersion(text: string, kind: ToolName): string {
  const version = new RegExp(`^${kind} version (\\S+)`).exec(text)?.[1]
  if (version === undefined) throw new Error(`it does not answer like ${kind}`)
  return version
}

/**
 * The names in a listing such as
 *
 *      T.C scale             V->V       Scale the input video size.
 *
 * Flags come in one to three words; headings and the legend at the top have no name in its place.
 */
export function parseNames(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const name = line.split(/\s+/).find((word) => word !== '' && !/^[A-Z.|]*d?$/.test(word))
    return line.startsWith(' ') && name !== undefined && /^[a-z0-9][\w,-]*$/.test(name) ? [name] : []
  })
}

/** Everything needed that is not there: `filter xfade`, `encoder libx264`. */
export function missingFrom(has: Capabilities, needs: Needs): readonly string[] {
  return LISTS.flatMap((list) => {
    const there: ReadonlySet<string> = new Set(has[list])
    return (needs[list] ?? [])
      .filter((name) => !there.has(name))
      .map((name) => `${list.slice(0, -1)} ${name}`)
  })
}
