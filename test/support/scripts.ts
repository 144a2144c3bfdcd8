/** Programs for tests that must misbehave: small shell scripts, each in a folder of its own. */
import { chmod, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A new empty folder; the system's temporary files are swept by the system. */
export const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'artdag-test-'))

/** An executable script of `sh`; gives its path. */
export async function makeScript(body: string, name = 'ffmpeg'): Promise<string> {
  const file = path.join(await newFolder(), name)
  await writeFile(file, `#!/bin/sh\n${body}\n`)
  await chmod(file, 0o755)
  return file
}
