/** Texts made to be slow, huge or deep; each as large as a recipe may be unless it says otherwise. */
import { RECIPE_LIMITS } from '../../engine/recipe/yaml/limits.ts'

const SIZE = RECIPE_LIMITS.sizeBytes

/** `unit` repeated to just under the size limit, between `head` and `tail`. */
function filled(unit: string, head = '', tail = ''): string {
  const room = SIZE - Buffer.byteLength(head) - Buffer.byteLength(tail)
  return head + unit.repeat(Math.floor(room / Buffer.byteLength(unit))) + tail
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}

/** Nine anchors of nine aliases each: a billion values from half a kilobyte. */
function laughs(): string {
  const levels = 'abcdefghi'.split('')
  const lines = levels.map((name, index) => {
    const below = index === 0 ? '"lol"' : `*${levels[index - 1]}`
    return `${name}: &${name} [${Array(9).fill(below).join(',')}]`
  })
  return lines.join('\n')
}

/** By what they are; none is a valid recipe. */
export const BOMBS: Readonly<Record<string, string>> = {
  'a map of 20,000 keys': numbered(20_000, (index) => `key${index}: 1`),
  'a flow map of 20,000 keys': `{${numbered(20_000, (index) => `k${index}: 1,`)}}`,
  '100,000 steps (4.7 MB)': `steps:\n${numbered(100_000, (index) => `  - {id: step${index}, type: SEGMENT, inputs: [a]}`)}`,
  'a text of 10 MB': `name: "${'x'.repeat(10_000_000)}"`,
  'noise of 1 MB': Array.from({ length: 1_000_000 }, (_, index) =>
    String.fromCharCode(32 + ((index * 7919) % 95)),
  ).join(''),
  'aliases of aliases': laughs(),
  'an alias inside itself': 'a: &a [*a, *a]',
  'an alias repeated': filled('- *a\n', '- &a [1, 2, 3]\n'),
  'an alias of much, 100 times': `a: &a [${Array(100_000).fill(1).join(',')}]\nb: [${Array(100).fill('*a').join(',')}]`,
  'brackets that never close': filled('['),
  'braces that never close': filled('{'),
  'question marks': filled('? '),
  'dashes in a row': filled('- '),
  'colons in a row': filled('a: '),
  'quotes in a row': filled('"'),
  'commas in a list': filled(',', '[', ']'),
  'closing brackets': filled('] '),
  'anchors in a row': filled('& '),
  'tags in a list': filled('- !a b\n'),
  'documents in a row': filled('---\n'),
  'directives in a row': filled('%a\n'),
  'empty lines': filled('\n'),
  comments: filled('#\n'),
  'lines that are no keys': filled(': :\n'),
  'a list of 131,000 items on one line': filled('1,', '[', ']'),
  'a list of 64,000 items': filled('- a\n'),
  'empty steps': filled('- {}\n', 'steps:\n'),
  'steps without types that use unknown names': filled('- {id: x, inputs: [y]}\n', 'steps:\n'),
  'control characters': filled('\u0001'),
  'keys full of dots': filled(`${'a.'.repeat(90)}: {}\n`),
  'a config of 15,000 unknown names': `steps:\n- id: a\n  type: X\n  config:\n${numbered(15_000, (index) => `    k${index}: {param: p${index}}`)}\noutput: b`,
  'tab after tab': filled('\t', 'a:\n'),
  'a folded text': filled('x\n ', 'a: "', '"'),
}

/** Valid as YAML and as a structure, and as large as it gets: every id is long, near others, and unknown. */
export function manyMisspelledReferences(): string {
  const id = (index: number) => `a_step_with_a_rather_long_identifier_${String(index).padStart(5, '0')}`
  const steps = numbered(1900, (index) => `- {id: ${id(index)}, type: X, inputs: [${id(index + 50_000)}]}`)
  return `steps:\n${steps}\noutput: nothing`
}

/** A valid recipe of any length in which every step uses the one before. */
export function longChain(count: number): string {
  const steps = Array.from(
    { length: count },
    (_, index) =>
      `  - id: step_${index}\n    type: TRANSFORM\n    inputs: [${index === 0 ? 'clip' : `step_${index - 1}`}]\n    config: {brightness: 0.1, saturation: ${index}}`,
  )
  return `name: chain\ninputs:\n  clip: video\nsteps:\n${steps.join('\n')}\noutput: step_${count - 1}\n`
}
