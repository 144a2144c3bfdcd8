/** The bytes of something stored, to stdout. */
import { pipeline } from 'node:stream/promises'
import { ArtDagError, EXIT } from '../contract/errors.ts'
import type { Session } from './shell.ts'

/** A reader that has seen enough (`artdag cat clip | head -c 100`) ends it well. */
export async function writeContent(
  { client, files, terminal, signal }: Session,
  name: string,
): Promise<number> {
  const { stdout } = terminal
  if (stdout.isTTY && (await client.content.show({ name }, { signal })).item.kind === 'media') {
    throw new ArtDagError('USAGE', `the bytes of ${name} would go to the terminal`, {
      hint: `artdag cat ${name} > <file>`,
    })
  }
  const bytes = await files.read(name)
  if (typeof bytes === 'string') {
    stdout.write(bytes)
    return EXIT.ok
  }
  try {
    await pipeline(bytes, stdout, { signal, end: false })
  } catch (error) {
    if (!isGoneReader(error)) throw error
  }
  return EXIT.ok
}

const GONE = ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']

const isGoneReader = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && GONE.includes(String(error.code))
