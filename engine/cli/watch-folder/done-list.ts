/** What was done, in a file beside the results: a line of JSON each, only ever added to, so that it survives any end. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { ArtDagError } from '../../contract/errors.ts'
import { Cid } from '../../contract/ids.ts'
import type { SettledFile } from './settled-files.ts'

const Done = z.object({
  cid: Cid,
  /** What was asked for: recipe, parameters, profile. */
  wish: z.string(),
  /** The file it was, as it looked: the same look is not hashed again. */
  path: z.string(),
  sizeBytes: z.number(),
  mtimeMs: z.number(),
  /** Where the result is. */
  output: z.string(),
})
export type Done = z.infer<typeof Done>

const NAME = '.artdag-watch.jsonl'

export class DoneList {
  readonly #file: string
  readonly #wish: string
  readonly #done: Done[]

  /** `folder`: of the results; made when it is not there. @throws ArtDagError USAGE */
  constructor(folder: string, wish: string) {
    this.#file = path.join(folder, NAME)
    this.#wish = wish
    mkdirSync(folder, { recursive: true })
    this.#done = readLines(this.#file)
  }

  /** That very file, by its looks. */
  hasSeen(file: SettledFile): boolean {
    const isSame = (one: Done): boolean =>
      one.path === file.path && one.sizeBytes === file.sizeBytes && one.mtimeMs === file.mtimeMs
    return this.#mine().some(isSame)
  }

  /** These bytes, whatever their file was called. */
  find(cid: Cid): Done | undefined {
    return this.#mine().find((one) => one.cid === cid)
  }

  /** On the disk when it returns. */
  add(done: Omit<Done, 'wish'>): void {
    const whole = { ...done, wish: this.#wish }
    const handle = openSync(this.#file, 'a', 0o644)
    try {
      // A line that was cut off by a sudden end must not swallow this one.
      writeSync(handle, `\n${JSON.stringify(whole)}\n`)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    this.#done.push(whole)
  }

  #mine(): readonly Done[] {
    return this.#done.filter(({ wish }) => wish === this.#wish)
  }
}

/** Lines that are not whole are passed over: what they would tell is done again, from the cache. */
function readLines(file: string): Done[] {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new ArtDagError('USAGE', `${file} cannot be read: ${(cause as Error).message}`, { cause })
  }
  return text.split('\n').flatMap((line) => {
    const { data } = Done.safeParse(parse(line))
    return data ? [data] : []
  })
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return undefined
  }
}
