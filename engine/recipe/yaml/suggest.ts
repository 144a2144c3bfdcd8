/** The words of messages: names in quotes that cannot upset a terminal, and "did you mean". */
import { closest, distance } from 'fastest-levenshtein'

const MAX_SHOWN = 60

// C0, DEL, C1, the line separators and the marks that turn the writing direction: they would change what people see.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Text with everything a terminal would act on replaced by `mark`. */
export function printable(text: string, mark = '\ufffd'): string {
  return text.replace(UNPRINTABLE, mark)
}

/** A name from the document as it stands in a message: quoted, printable, not longer than a line. */
export function quoted(text: string): string {
  const short = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text
  return `"${printable(short)}"`
}

/** `"a", "b" or "c"`; long lists are cut short. */
export function anyOf(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).map(quoted)
  if (names.length > most) return `${shown.join(', ')} or ${names.length - most} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}

/** The name among `candidates` that `word` was most likely meant to be, if one is near enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase()
  const reach = word.length <= 4 ? 1 : Math.min(4, Math.ceil(word.length / 3))
  const likely = [...candidates].filter((name) => Math.abs(name.length - word.length) <= reach)
  if (word.length > 64 || likely.length === 0) return undefined
  const best = closest(
    lower,
    likely.map((name) => name.toLowerCase()),
  )
  if (distance(lower, best) > reach) return undefined
  return likely.find((name) => name.toLowerCase() === best)
}

/** `did you mean "x"?`, or else the list of what there is. Undefined where nothing is there to choose from. */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const names = [...candidates]
  const near = nearest(word, names)
  if (near !== undefined) return `did you mean ${quoted(near)}?`
  if (names.length < 2) return names[0] === undefined ? undefined : quoted(names[0])
  return `one of ${anyOf(names)}`
}
