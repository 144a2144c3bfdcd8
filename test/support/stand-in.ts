/**
 * An ffmpeg on a machine with NVENC, as far as the engine can see: libx264 does the work of `h264_nvenc`. It says nothing of
 * the hardware, but everything of what the engine does with it.
 */
import { chmod, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { newFolder } from './scripts.ts'
import { TOOLS } from './tools.ts'

export interface StandIn {
  readonly ffmpeg: string
  /** Commands so far, whatever they did. */
  starts(): Promise<number>
  /** Those that encoded with it. */
  encodes(): Promise<number>
  /** From this command on no session can be opened any more, counted from 1; absent: all can. */
  failFrom(command: number): Promise<void>
}

export async function makeStandIn(): Promise<StandIn> {
  const folder = await newFolder()
  const program = path.join(folder, 'ffmpeg')
  const files = { starts: path.join(folder, 'starts'), encodes: path.join(folder, 'encodes') }
  const limit = path.join(folder, 'limit')
  for (const file of Object.values(files)) await writeFile(file, '')
  await writeFile(limit, 'Infinity')
  await writeFile(program, scriptOf({ ...files, limit }))
  await chmod(program, 0o755)
  const countIn = async (file: string): Promise<number> => (await readFile(file, 'utf8')).length
  return {
    ffmpeg: program,
    starts: () => countIn(files.starts),
    encodes: () => countIn(files.encodes),
    failFrom: (command) => writeFile(limit, String(command)),
  }
}

/** What the driver says when there are too many sessions. */
const REFUSAL = '[h264_nvenc @ 0x1] [error] OpenEncodeSessionEx failed: out of memory (10): (no details)\n'

/** Options that libx264 has not, or has with other values. */
const NVENC_ONLY = ['preset', 'rc', 'cq', 'b', 'spatial-aq', 'profile'].map((name) => `-${name}:v`)

const scriptOf = (
  files: Readonly<Record<'starts' | 'encodes' | 'limit', string>>,
): string => `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs')
const { spawnSync } = require('node:child_process')
const files = ${JSON.stringify(files)}
let argv = process.argv.slice(2)
appendFileSync(files.starts, 'x')
if (argv.includes('h264_nvenc')) {
  appendFileSync(files.encodes, 'x')
  const encodes = readFileSync(files.encodes, 'utf8').length
  if (encodes >= Number(readFileSync(files.limit, 'utf8'))) {
    process.stderr.write(${JSON.stringify(REFUSAL)})
    process.exit(255)
  }
  const drop = ${JSON.stringify(NVENC_ONLY)}
  argv = argv.filter((word, at) => !drop.includes(word) && !drop.includes(argv[at - 1]))
  argv = argv.map((word) => (word === 'h264_nvenc' ? 'libx264' : word))
}
const report = argv.includes('pipe:3') ? ['inherit'] : []
const { status } = spawnSync(${JSON.stringify(TOOLS.ffmpeg)}, argv, { stdio: ['ignore', 'inherit', 'inherit', ...report] })
process.exit(status ?? 1)
`
