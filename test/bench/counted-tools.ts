/** The engine's ffmpeg and ffprobe behind scripts that count: how often each starts, and how many frames it encodes. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { TOOLS } from '../support/tools.ts'

export interface ToolUse {
  readonly ffmpeg: number
  readonly ffprobe: number
  /** Pictures that went through an encoder; a stream copy encodes none. */
  readonly videoFramesEncoded: number
}

const folder = mkdtempSync(path.join(tmpdir(), 'artdag-bench-tools-'))
const starts = path.join(folder, 'starts')
const reports = path.join(folder, 'reports')

/** From now on every engine and command line started here runs the tests' tools, counted. */
export function installCountedTools(): void {
  clear()
  process.env.FFMPEG_PATH = script('ffmpeg', TOOLS.ffmpeg)
  process.env.FFPROBE_PATH = script('ffprobe', TOOLS.ffprobe)
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
}

/** What `work` starts. One at a time: everything started meanwhile is counted in. */
export async function countTools(work: () => Promise<unknown>): Promise<ToolUse> {
  clear()
  await work()
  const lines = readFileSync(starts, 'utf8').split('\n')
  const count = (tool: string): number => lines.filter((line) => line === tool).length
  return { ffmpeg: count('ffmpeg'), ffprobe: count('ffprobe'), videoFramesEncoded: framesEncoded() }
}

function clear(): void {
  rmSync(reports, { recursive: true, force: true })
  mkdirSync(reports, { recursive: true })
  writeFileSync(starts, '')
}

/** `exec` keeps the process: its id, its group and the signal it gets when its parent dies. */
function script(name: 'ffmpeg' | 'ffprobe', program: string): string {
  const file = path.join(folder, name)
  const report = name === 'ffmpeg' ? `FFREPORT="file=${reports}/$$.log:level=40" ` : ''
  writeFileSync(file, `#!/bin/sh\necho ${name} >> '${starts}'\n${report}exec '${program}' "$@"\n`)
  chmodSync(file, 0o755)
  return file
}

/** ffmpeg says at its end how many frames each encoder took. */
function framesEncoded(): number {
  const texts = readdirSync(reports).map((name) => readFileSync(path.join(reports, name), 'utf8'))
  const counts = texts.flatMap((text) => [...text.matchAll(/\(video\): (\d+) frames encoded/g)])
  return counts.reduce((sum, [, frames]) => sum + Number(frames), 0)
}
