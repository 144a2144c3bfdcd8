/** settings.json of the data folder: small, readable, written as a whole. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { ArtDagError } from '../../contract/errors.ts'
import { SettingsFileContent } from './described.ts'

export interface SettingsFile {
  read(): SettingsFileContent
  /** What is undefined is taken out; what is absent stays. */
  write(changes: { readonly [key: string]: unknown }): void
}

/** Read once; other processes on this folder read it when they start. @throws ArtDagError USAGE when it is spoilt */
export function openSettingsFile(file: string): SettingsFile {
  let content = parse(file)
  return {
    read: () => content,
    write(changes) {
      const next = { ...content, ...changes }
      const temp = `${file}.${process.pid}.new`
      writeFileSync(temp, `${JSON.stringify(next, undefined, 2)}\n`, { mode: 0o600 })
      renameSync(temp, file)
      content = SettingsFileContent.parse(next)
    },
  }
}

function parse(file: string): SettingsFileContent {
  const text = textOf(file)
  if (text === undefined) return {}
  try {
    return SettingsFileContent.parse(JSON.parse(text))
  } catch (cause) {
    throw new ArtDagError('USAGE', `${file} cannot be read as settings`, {
      hint: 'mend it, or delete it: every setting has a default',
      cause,
    })
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
