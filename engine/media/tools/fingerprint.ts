/** What tells one build of ffmpeg from another: where two differ, the same command may give other bytes. */
import { createHash } from 'node:crypto'
import { readOutput } from '../process/spawn-process.ts'

export interface Fingerprint {
  /** SHA-256 of the line of build options, in hex. Not the line: it names folders of whoever built it. */
  readonly configuration: string
  /** Versions by library: ffmpeg's own, and those of encoders that tell. */
  readonly libraries: Readonly<Record<string, string>>
}

/** `about` is the answer to `-version`. An encoder that does not tell its version is left out; that is no failure. */
export async function learnFingerprint(
  program: string,
  about: string,
  encoders: readonly string[],
): Promise<Fingerprint> {
  const line = /^configuration:(.*)$/m.exec(about)?.[1] ?? ''
  const libraries = { ...parseLibraries(about), ...(await askEncoders(program, encoders)) }
  return { configuration: createHash('sha256').update(line.trim()).digest('hex'), libraries }
}

/** From lines such as `libavcodec     61.  3.100 / 61.  3.100`: what it runs with, not what it was built for. */
export function parseLibraries(about: string): Readonly<Record<string, string>> {
  const lines = about.matchAll(/^(lib\w+)\s[\d. ]+\/([\d. ]+)$/gm)
  return Object.fromEntries(
    [...lines].map(([, name, version]) => [name as string, (version as string).replaceAll(' ', '')]),
  )
}

/** Encoders that write their library's version into the log, and how. */
const TELLING = [
  { encoder: 'libx264', library: 'libx264', line: /\[libx264 @ .*?core (.+?) - H\.264/ },
  { encoder: 'libvpx-vp9', library: 'libvpx', line: /\[libvpx-vp9 @ \w+\] v(\d\S*)/ },
]

/** One small picture is encoded: x264 says its version with its headers, libvpx when it is opened. */
async function askEncoders(
  program: string,
  encoders: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const asked = TELLING.filter(({ encoder }) => encoders.includes(encoder))
  if (asked.length === 0) return {}
  const picture = ['-f', 'lavfi', '-i', 'color=size=64x64:duration=0.04']
  const outputs = asked.flatMap(({ encoder }) => [
    ...['-c:v', encoder, '-flags', '+global_header', '-f', 'null', '-'],
  ])
  const argv = ['-hide_banner', '-nostdin', '-nostats', ...picture, ...outputs]
  const { outcome } = await readOutput({ program, argv, timeoutSec: 20, maxOutputBytes: 4096 })
  const versions = asked.map(({ library, line }) => [library, line.exec(outcome.stderrTail)?.[1]])
  return Object.fromEntries(versions.filter(([, version]) => version !== undefined))
}
