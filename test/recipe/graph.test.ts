/** Cycles, ports and suggestions: the algorithms under the checks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PortSpec } from '../../engine/nodes/descriptor.ts'
import { assignPorts } from '../../engine/recipe/check/assign-ports.ts'
import { findCycles } from '../../engine/recipe/read/find-cycles.ts'
import { readRecipe } from '../../engine/recipe/read/read-recipe.ts'
import type { RecipeStep, StepInput } from '../../engine/recipe/recipe.ts'
import { anyOf, nearest, quoted, suggest } from '../../engine/recipe/yaml/suggest.ts'

/** Takes away what uses nothing that is left, again and again; what remains is in or behind a cycle. */
function hasCycle(uses: ReadonlyMap<string, readonly string[]>): boolean {
  const left = new Map(uses)
  for (let size = -1; size !== left.size; ) {
    size = left.size
    for (const [id, used] of [...left]) if (!used.some((other) => left.has(other))) left.delete(id)
  }
  return left.size > 0
}

const graphs = fc
  .array(fc.array(fc.nat(11), { maxLength: 4 }), { maxLength: 12 })
  .map((lists) => new Map(lists.map((used, id) => [String(id), used.map(String)])))

describe('cycles', () => {
  test('are found exactly where there are any, and each goes round', () => {
    fc.assert(
      fc.property(graphs, (uses) => {
        const cycles = findCycles(uses)
        expect(cycles.length > 0).toBe(hasCycle(uses))
        for (const cycle of cycles) {
          for (const [at, id] of cycle.entries())
            expect(uses.get(cycle[(at + 1) % cycle.length] ?? '')).toContain(id)
        }
      }),
    )
  })

  test('of 2000 steps are told by name, shortened', () => {
    const ring = Array.from(
      { length: 2000 },
      (_, index) => `- {id: s${index}, type: X, inputs: [s${(index + 1999) % 2000}]}`,
    )
    const { issues } = readRecipe(`steps:\n${ring.join('\n')}\noutput: s0`, { fileName: 'ring.yaml' })
    expect(issues).toHaveLength(1)
    expect(issues[0]?.message).toMatch(
      /^steps go round in a circle: s\d+ → .* → … 1980 more … → s\d+ → s\d+$/,
    )
  })
})

const port = (name: string, min: number, max: number): PortSpec => ({
  name,
  description: '',
  kinds: ['video'],
  min,
  max,
})
const stepWith = (inputs: readonly StepInput[]) => ({ inputs }) as RecipeStep
const list = (count: number) => Array.from({ length: count }, (_, index) => ({ from: `i${index}` }))

/** Sizes of the ports and of what is left over. */
function shares(inputs: readonly StepInput[], ports: readonly PortSpec[]) {
  const { ports: filled, tooMany, unknown } = assignPorts(stepWith(inputs), ports)
  return [
    ...filled.map((each) => each.inputs.map((input) => input.from).join('')),
    tooMany.length,
    unknown.length,
  ]
}

describe('inputs by position', () => {
  const many = port('items', 1, Number.POSITIVE_INFINITY)
  const one = port('timing', 1, 1)

  test('fill ports in order and leave later ones what they need', () => {
    expect(shares(list(3), [many, one])).toEqual(['i0i1', 'i2', 0, 0])
    expect(shares(list(3), [one, many])).toEqual(['i0', 'i1i2', 0, 0])
    expect(shares(list(1), [one, many])).toEqual(['i0', '', 0, 0])
    expect(shares(list(2), [one, port('mask', 0, 1)])).toEqual(['i0', 'i1', 0, 0])
    expect(shares(list(3), [one, one])).toEqual(['i0', 'i1', 1, 0])
  })

  test('go round those that are named', () => {
    expect(shares([{ port: 'timing', from: 't' }, { from: 'a' }, { from: 'b' }], [many, one])).toEqual([
      'ab',
      't',
      0,
      0,
    ])
    expect(shares([{ port: 'timming', from: 't' }], [many, one])).toEqual(['', '', 0, 1])
  })

  test('are never lost: each is in a port or reported', () => {
    const ports = fc.array(
      fc.tuple(fc.nat(2), fc.nat(3)).map(([min, more]) => port(`p${min}${more}`, min, min + more)),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.nat(12), ports, (count, specs) => {
        const assigned = assignPorts(stepWith(list(count)), specs)
        const used = assigned.ports.flatMap((each) => each.inputs.map((input) => input.index))
        expect([...used, ...assigned.tooMany]).toEqual(list(count).map((_, index) => index))
      }),
    )
  })
})

describe('suggestions', () => {
  test('find what was most likely meant', () => {
    expect(nearest('vidoe', ['audio', 'video'])).toBe('video')
    expect(nearest('SYNC_video', ['other', 'sync_video'])).toBe('sync_video')
    expect(nearest('zzz', ['audio', 'video'])).toBeUndefined()
  })

  test('list what there is when nothing is near', () => {
    expect(suggest('zzz', ['audio', 'video'])).toBe('one of "audio" or "video"')
    expect(suggest('zzz', [])).toBeUndefined()
    expect(
      anyOf(
        Array.from({ length: 20 }, (_, index) => `n${index}`),
        2,
      ),
    ).toBe('"n0", "n1" or 18 more')
  })

  test('quote names so that nothing in them acts', () => {
    expect(quoted(`a\u001b[2J${'x'.repeat(100)}`)).toBe(`"a\ufffd[2J${'x'.repeat(55)}…"`)
  })
})
