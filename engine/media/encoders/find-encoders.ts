/** Which hardware encoders work here: each is tried once for each ffmpeg and driver, and what came of it is kept. */
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { release } from 'node:os'
import { z } from 'zod'
import { HardwareEncoder } from '../../contract/schemas.ts'
import { writeWhole } from '../tools/capability-cache.ts'
import type { Tool } from '../tools/examine-tool.ts'
import { HARDWARE, type Hardware } from './hardware.ts'
import { tryEncoder } from './try-encoder.ts'

const FoundEncoder = z.object({
  name: HardwareEncoder,
  /** As ffmpeg calls it. */
  encoder: z.string(),
  ok: z.boolean(),
  /** Why it cannot be used, for people; empty when it can. */
  why: z.string(),
})
export type FoundEncoder = Readonly<z.infer<typeof FoundEncoder>>

const Document = z.object({ v: z.literal(1), key: z.string(), encoders: z.array(FoundEncoder) })

export interface FindOptions {
  /** Where to keep what was found; absent: nowhere. */
  readonly cacheFile?: string
  /** Try anew whatever is kept: a driver may have come or gone unseen. */
  readonly again?: boolean
}

/** All that this platform can have, in the order of preference. Starts nothing where the answer is kept. */
export async function findEncoders(
  ffmpeg: Tool,
  { cacheFile, again = false }: FindOptions = {},
): Promise<readonly FoundEncoder[]> {
  const key = await keyOf(ffmpeg)
  const known = again || cacheFile === undefined ? undefined : await readKept(cacheFile, key)
  if (known) return known
  const encoders: FoundEncoder[] = []
  // one after the other: drivers do not like to be opened twice at once
  for (const hardware of candidates()) encoders.push(await find(ffmpeg, hardware))
  if (cacheFile !== undefined) await writeWhole(cacheFile, JSON.stringify({ v: 1, key, encoders }))
  return encoders
}

const candidates = (): readonly Hardware[] =>
  HARDWARE.filter(({ platforms }) => platforms.includes(process.platform))

async function find({ path, capabilities }: Tool, hardware: Hardware): Promise<FoundEncoder> {
  const { name, encoder } = hardware
  const isBuiltIn = capabilities.encoders.includes(encoder)
  const why = isBuiltIn ? await tryEncoder(path, hardware) : 'this ffmpeg was built without it'
  return { name, encoder, ok: why === '', why }
}

/** Whatever an answer depends on, as far as it can be seen without starting anything. */
async function keyOf({ path, version, capabilities }: Tool): Promise<string> {
  const settings = HARDWARE.map(({ encoder, options }) => [encoder, options(18)])
  const facts = [path, version, capabilities.fingerprint, settings, release(), await driverHints()]
  return hash('sha256', JSON.stringify(facts))
}

/** Devices and the driver's version, on Linux; elsewhere drivers change with the system, or unseen. */
async function driverHints(): Promise<readonly string[]> {
  const names = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])
  const nvidia = (await names('/dev')).filter((name) => name.startsWith('nvidia'))
  const driver = await readFile('/proc/driver/nvidia/version', 'utf8').catch(() => '')
  return [...(await names('/dev/dri')), ...nvidia, driver].sort()
}

/** A file that is missing, damaged, or of another machine is as good as none. */
async function readKept(file: string, key: string): Promise<readonly FoundEncoder[] | undefined> {
  try {
    const kept = Document.parse(JSON.parse(await readFile(file, 'utf8')))
    return kept.key === key ? kept.encoders : undefined
  } catch {
    return undefined
  }
}
