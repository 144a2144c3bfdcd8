/** What comes out of a node, as far as it can be said before anything is planned: it colours links and refuses wrong ones. */
import type { Json, MediaKind } from '../../../../engine/recipe/recipe.ts'
import type { Kind } from '../../../media/kind.tsx'
import type { Port } from './catalogue.ts'

export interface Flow {
  /** 'any' where nobody can say. */
  readonly kind: MediaKind | 'any'
  /** Any number of clips, in order. */
  readonly isList: boolean
  /** It carries what was heard or seen in it. */
  readonly isAnalysed: boolean
}

export const ANY_FLOW: Flow = { kind: 'any', isList: false, isAnalysed: false }

export interface FlowInput {
  readonly port: string
  readonly flow: Flow
}

interface StepFacts {
  readonly type: string
  readonly config: Readonly<Record<string, Json>>
}

type Rule = (inputs: readonly FlowInput[], step: StepFacts) => Partial<Flow>

const first = (inputs: readonly FlowInput[]): Flow => inputs[0]?.flow ?? ANY_FLOW

const video: Rule = () => ({ kind: 'video' })

/** Only where it is not that of the first input. */
const RULES: Readonly<Record<string, Rule>> = {
  GENERATE: (_, { config }) => generated(config),
  ANALYZE: (inputs) => ({ ...first(inputs), isAnalysed: true }),
  SOURCE_LIST: (inputs) => ({ ...first(inputs), isList: true }),
  SEGMENT_AT: (inputs) => ({ kind: first(inputs).kind, isList: true }),
  MAP: (inputs, { config }) => ({ ...mapped(inputs, config), isList: true }),
  RETIME: video,
  SWITCH: video,
  MUX: video,
  BEAT_SYNC: video,
  SEQUENCE: (inputs) => ({ kind: joined(inputs) }),
  AUDIO_MIX: (inputs) => ({ kind: first(inputs).kind === 'video' ? 'video' : 'audio' }),
  RECIPE: () => ANY_FLOW,
}

/** `inputs` in the order of ports. */
export function flowOf(step: StepFacts, inputs: readonly FlowInput[]): Flow {
  const rule = RULES[step.type]
  const single = { isList: false, isAnalysed: false }
  return { kind: first(inputs).kind, ...single, ...rule?.(inputs, step) }
}

const SOUNDS: readonly Json[] = ['tone', 'silence', 'click']

function generated({ kind, duration }: Readonly<Record<string, Json>>): Partial<Flow> {
  if (kind !== undefined && SOUNDS.includes(kind)) return { kind: 'audio' }
  return { kind: duration === undefined ? 'image' : 'video' }
}

function mapped(inputs: readonly FlowInput[], { operation, config }: Readonly<Record<string, Json>>): Flow {
  if (typeof operation !== 'string' || operation.toUpperCase() === 'MAP') return first(inputs)
  const each = (typeof config === 'object' && config !== null ? config : {}) as Record<string, Json>
  return flowOf({ type: operation.toUpperCase(), config: each }, inputs)
}

function joined(inputs: readonly FlowInput[]): Flow['kind'] {
  const kinds = inputs.map(({ flow }) => flow.kind)
  if (kinds.length === 0 || kinds.includes('any')) return 'any'
  return kinds.every((kind) => kind === 'audio') ? 'audio' : 'video'
}

/** How it looks: what was analysed is drawn as a signal. */
export const shownKind = ({ kind, isAnalysed }: Flow): Kind => (isAnalysed ? 'signal' : kind)

/** A video may have sound, so it may go where sound is wanted; only the plan knows. */
export function accepts({ kinds }: Pick<Port, 'kinds'>, { kind }: Pick<Flow, 'kind'>): boolean {
  return kind === 'any' || kinds.includes(kind) || (kind === 'video' && kinds.includes('audio'))
}

/** What a port looks like: what it is there for, else the first it takes. */
export const portKind = ({ kinds, name }: Pick<Port, 'kinds' | 'name'>): Kind =>
  kinds.find((kind) => kind === name) ??
  (kinds.length > 1 && kinds.includes('video') ? 'video' : (kinds[0] ?? 'any'))
