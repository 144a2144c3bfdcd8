/** Which inputs of a step go to which port of its type. The planner builds with what this says. */
import type { PortSpec } from '../../nodes/descriptor.ts'
import type { RecipeStep, StepInput } from '../recipe.ts'

export interface PortInputs {
  readonly port: PortSpec
  /** In the order of the document. */
  readonly inputs: readonly { readonly from: string; readonly index: number }[]
}

export interface PortAssignment {
  /** In the order of the type's ports. */
  readonly ports: readonly PortInputs[]
  /** Positions in `step.inputs` of what found no room. */
  readonly tooMany: readonly number[]
  /** Positions in `step.inputs` of what names a port the type does not have. */
  readonly unknown: readonly number[]
}

/**
 * Named inputs go to their port. The others fill the ports in order; each takes all it can but leaves later ports
 * what they want. Where there are too few, the first ports are served first.
 */
export function assignPorts(step: Pick<RecipeStep, 'inputs'>, ports: readonly PortSpec[]): PortAssignment {
  const known = new Set(ports.map((port) => port.name))
  const indexed = step.inputs.map((input, index) => ({ ...input, index }))
  const rest = indexed.filter((input) => input.port === undefined)
  const filled = ports.map((port, at) => {
    const named = indexed.filter((input) => input.port === port.name)
    const spare = rest.length - neededAfter(ports, at, step.inputs)
    const takes = Math.max(0, Math.min(port.max - named.length, Math.max(port.min - named.length, spare)))
    return { port, inputs: [...named, ...rest.splice(0, takes)].map(({ from, index }) => ({ from, index })) }
  })
  return {
    ports: filled,
    tooMany: rest.map((input) => input.index),
    unknown: indexed
      .filter((input) => input.port !== undefined && !known.has(input.port))
      .map((input) => input.index),
  }
}

function neededAfter(ports: readonly PortSpec[], at: number, inputs: readonly StepInput[]): number {
  const named = (port: PortSpec) => inputs.filter((input) => input.port === port.name).length
  return ports
    .slice(at + 1)
    .reduce((sum, port) => sum + Math.max(0, (port.wants ?? port.min) - named(port)), 0)
}
