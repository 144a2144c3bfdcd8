/** Names people give to content: which are fit, and which were perhaps meant. */
import { distance } from 'fastest-levenshtein'
import { ArtDagError } from '../contract/errors.ts'
import { parseCidText, parseCidV0 } from './cid.ts'

const MAX_LENGTH = 200
// Control characters, line separators, marks that turn the direction of the text around them, and slashes.
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/u

/**
 * The name as it is stored: in one Unicode form, however it was typed.
 * @throws ArtDagError USAGE when it could be taken for a CID or hash, or is unfit to be shown.
 */
export function checkedName(name: string): string {
  const normal = name.normalize('NFC')
  const fault = faultOf(normal)
  if (fault === undefined) return normal
  throw new ArtDagError('USAGE', `${JSON.stringify(name)} cannot be a name: ${fault}`, {
    hint: 'Use letters, digits, spaces, dots and dashes, for example "opening shot".',
    details: { name },
  })
}

/** Up to three names that are a slip of the keyboard away, nearest first. */
export function nearestNames(text: string, names: readonly string[]): readonly string[] {
  const limit = Math.max(1, Math.floor(text.length / 3))
  return names
    .map((name) => ({ name, slips: distance(text, name) }))
    .filter(({ slips }) => slips <= limit)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, 3)
    .map(({ name }) => name)
}

function faultOf(name: string): string | undefined {
  if (name.length === 0 || name.length > MAX_LENGTH) return `it needs 1 to ${MAX_LENGTH} characters`
  if (!name.isWellFormed() || UNFIT.test(name)) return 'it has characters that do not show, or slashes'
  if (name !== name.trim()) return 'it begins or ends with a space'
  if (/^[-.]/.test(name)) return 'it begins with a dash or dot'
  const isHash = /^[0-9a-f]{64}$/i.test(name) || parseCidV0(name) !== undefined
  return isHash || parseCidText(name) !== undefined ? 'it reads as a CID or hash' : undefined
}
