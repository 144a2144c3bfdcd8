/** By what a file is known again without reading it: size, time of change and inode. */
import { type BigIntStats, lstatSync } from 'node:fs'

export interface FileIdentity {
  readonly sizeBytes: number
  /** Nanoseconds since 1970, decimal; beyond what a number holds exactly. */
  readonly mtimeNs: string
  /** Decimal. */
  readonly inode: string
}

/** The identity of a regular file; absent when nothing is there, or something else (a link, a folder). */
export function identityOf(path: string): FileIdentity | undefined {
  const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false })
  return stats?.isFile() === true ? identityFrom(stats) : undefined
}

export function identityFrom(stats: BigIntStats): FileIdentity {
  return { sizeBytes: Number(stats.size), mtimeNs: String(stats.mtimeNs), inode: String(stats.ino) }
}

export function isSameFile(a: FileIdentity | undefined, b: FileIdentity | undefined): boolean {
  if (a === undefined || b === undefined) return false
  return a.sizeBytes === b.sizeBytes && a.mtimeNs === b.mtimeNs && a.inode === b.inode
}
