/** Reads what strace wrote: which files were opened, which addresses reached. */

export interface Trace {
  /** Paths that were opened, each once, also those that were not there. */
  readonly opened: readonly string[]
  /** `connect` calls as strace shows them, save those to sockets of the same machine's files. */
  readonly connected: readonly string[]
}

/** With `-f`, a call that is interrupted is printed twice; the first half has all that is read here. */
export function readTrace(text: string): Trace {
  const lines = text.split('\n')
  const paths = lines.flatMap(
    (line) => /\bopen(?:at)?\((?:[^"]*, )?"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? [],
  )
  return {
    opened: [...new Set(paths)],
    connected: lines.filter((line) => /\bconnect\(/.test(line) && !/AF_UNIX/.test(line)),
  }
}

/** Programs, libraries, what the system tells of itself, and places of the job. Relative paths are the job's too. */
export const isOwn = (file: string, folders: readonly string[]): boolean =>
  SYSTEM.some((prefix) => file === prefix || file.startsWith(prefix)) ||
  folders.some((folder) => file === folder || file.startsWith(`${folder}/`))

const SYSTEM = [
  `${process.cwd()}/`,
  '/usr/lib',
  '/lib',
  '/proc/',
  '/sys/',
  '/dev/null',
  '/dev/urandom',
  '/etc/ld.so',
  '/etc/ssl/openssl.cnf',
  '/etc/localtime',
  '/usr/share/locale/locale.alias',
  '/nonexistent/gconv-modules',
]
