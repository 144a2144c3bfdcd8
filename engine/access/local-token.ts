/** The token of whoever may read the data folder: in a file of its own, made when a server first starts. */
import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { TokenInfo } from '../contract/access-procedures.ts'
import type { Tokens } from './tokens.ts'

export const localTokenFile = (home: string): string => path.join(home, 'token')

const LOCAL_NAME = 'this computer'

/**
 * The token in the file, made anew when there is none that is valid, or when others could have read it: then the old
 * one is revoked.
 */
export function localToken(home: string, tokens: Tokens): TokenInfo {
  const file = localTokenFile(home)
  const known = tokens.find(readToken(file))
  if (known && isPrivate(file)) return known
  const { token, info } = tokens.make({ name: LOCAL_NAME, scopes: ['admin'] })
  writePrivate(file, token)
  if (known) tokens.revoke(known.id)
  return info
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** Windows keeps rights elsewhere; there the folder's own have to do. */
const isPrivate = (file: string): boolean =>
  process.platform === 'win32' || (statSync(file).mode & 0o077) === 0

/** Under another name first: nobody ever reads half of it, and nobody through rights that the old file had. */
function writePrivate(file: string, token: string): void {
  const temp = `${file}.${process.pid}`
  rmSync(temp, { force: true })
  writeFileSync(temp, `${token}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(temp, 0o600)
  renameSync(temp, file)
}
