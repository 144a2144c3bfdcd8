/** What is kept, by kind, in the order in which it is shown. */
import type { Stats } from '../../engine/contract/groups/system.ts'

export type Kind = Stats['cache'][number]['kind']

export interface Share {
  readonly kind: Kind
  readonly files: number
  readonly bytes: number
  /** Of all bytes, 0 to 1. */
  readonly share: number
  /** Made from other things that are kept: nothing is lost with it but time. */
  readonly isRemade: boolean
}

const ORDER: readonly Kind[] = [
  'inputs',
  'referred',
  'results',
  'pieces',
  'sounds',
  'intermediates',
  'documents',
]
const REMADE: ReadonlySet<Kind> = new Set(['results', 'pieces', 'sounds', 'intermediates'])

/** Referred files are the user's own and take no room of ours. */
export function sharesOf(cache: Stats['cache']): readonly Share[] {
  const total = totalOf(cache).bytes
  return ORDER.flatMap((kind) => {
    const found = cache.find((each) => each.kind === kind)
    if (!found || found.files === 0) return []
    const share = kind === 'referred' || total === 0 ? 0 : found.bytes / total
    return [{ ...found, share, isRemade: REMADE.has(kind) }]
  })
}

export const totalOf = (cache: Stats['cache']): { readonly files: number; readonly bytes: number } =>
  cache
    .filter(({ kind }) => kind !== 'referred')
    .reduce((sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }), {
      files: 0,
      bytes: 0,
    })

export const remadeBytes = (shares: readonly Share[]): number =>
  shares.reduce((sum, { isRemade, bytes }) => sum + (isRemade ? bytes : 0), 0)
