/** A step before it has its place: inputs by port, and what is checked of them once lists are spread out. */
import { ArtDagError } from '../contract/errors.ts'
import type { AnyNodeType, Placed } from '../nodes/descriptor.ts'
import { assignPorts } from '../recipe/check/assign-ports.ts'
import { configFaults } from '../recipe/check/explain-zod.ts'
import type { Json } from '../recipe/recipe.ts'

/** What a step is made of, whoever wrote it: the recipe's author, or a step that stands for others. */
export interface Draft {
  readonly id: string
  readonly type: string
  readonly title?: string
  readonly config: Readonly<Record<string, unknown>>
  /** By port; unnamed for steps that others expand to. */
  readonly inputs: Readonly<Record<string, readonly Placed[]>>
  readonly isPinned: boolean
}

/** Unnamed inputs over ports, by the rule for written steps. */
export function spread(inputs: readonly Placed[], ports: AnyNodeType['ports']): Draft['inputs'] {
  const at = (index: number): Placed => inputs[index] as Placed
  const assigned = assignPorts({ inputs: inputs.map(({ id }) => ({ from: id })) }, ports)
  const kept = assigned.ports.map(
    ({ port, inputs: fed }) => [port.name, fed.map(({ index }) => at(index))] as const,
  )
  const rest = assigned.tooMany.map(at)
  return Object.fromEntries(rest.length > 0 ? [...kept, ['', rest]] : kept)
}

/** How many are left in each port once lists are spread out and muted steps gone. */
export function checkCounts(draft: Draft, node: AnyNodeType): void {
  const known = node.ports.map(({ name }) => name)
  const stray = Object.entries(draft.inputs).find(([name, ids]) => ids.length > 0 && !known.includes(name))
  for (const { name, min, max } of [...node.ports, ...(stray ? [{ name: stray[0], min: 0, max: 0 }] : [])]) {
    const count = draft.inputs[name]?.length ?? 0
    if (count >= min && count <= max) continue
    const wanted = min === max ? String(min) : Number.isFinite(max) ? `${min} to ${max}` : `at least ${min}`
    const what =
      name === ''
        ? `${node.type} has no room for ${count} more`
        : `“${name}” of ${node.type} takes ${wanted}, and gets ${count}`
    throw new ArtDagError('RECIPE_INVALID', `steps.${draft.id}.inputs: ${what}`, {
      hint: 'muted steps and lists change how many there are',
    })
  }
}

export function checkedConfig(draft: Draft, node: AnyNodeType): Draft['config'] {
  const parsed = node.config.safeParse(draft.config)
  if (parsed.success) return parsed.data as Draft['config']
  const [fault] = configFaults(node.config, draft.config as Json)
  const path = ['steps', draft.id, 'config', ...(fault?.path ?? [])].join('.')
  const hint = fault?.hint?.()
  throw new ArtDagError(
    'RECIPE_INVALID',
    `${path}: ${fault?.message ?? 'is not right'}`,
    hint ? { hint } : {},
  )
}
