/** SOURCE steps -> recipe inputs: in a recipe as data every file comes in through `inputs`. */

import type { RecipeInput } from '../recipe.ts'
import { quoted, suggest } from '../yaml/suggest.ts'
import { at, type Cursor, complain, NAME, onlyKeys, readName } from './cursor.ts'
import type { DraftSource, DraftStep } from './draft.ts'
import { readInputMap } from './read-inputs.ts'
import { PIN_KEYS, type PinTable } from './read-pins.ts'

const SOURCE_KEYS = ['input', 'asset', ...PIN_KEYS, 'name', 'type', 'description', 'list']
const FILE_KEYS = ['path', 'file', 'filename', 'src', 'url', 'uri']

export interface SplitSteps {
  readonly steps: readonly DraftStep[]
  readonly sources: readonly DraftSource[]
  /** The declared inputs, then those of the SOURCE steps in the order of the text. */
  readonly inputs: readonly RecipeInput[]
}

/** SOURCE always; SOURCE_LIST where it asks for files instead of gathering steps. */
export function splitSources(
  all: readonly DraftStep[],
  declared: readonly RecipeInput[],
  assets: PinTable,
): SplitSteps {
  const steps = all.filter((step) => !isSource(step))
  const taken = new Set(steps.map((step) => step.id))
  const inputs = new Map(declared.map((input) => [input.name, input]))
  const sources = all.filter(isSource).map((step) => {
    const input = readSource(step, inputs, taken, assets)
    inputs.set(input.name, input)
    return { id: step.id, input: input.name, at: step.at }
  })
  return { steps, sources, inputs: [...inputs.values()] }
}

function isSource(step: DraftStep): boolean {
  return step.type === 'SOURCE' || (step.type === 'SOURCE_LIST' && step.inputs.length === 0)
}

type Inputs = ReadonlyMap<string, RecipeInput>

function readSource(
  step: DraftStep,
  inputs: Inputs,
  taken: ReadonlySet<string>,
  assets: PinTable,
): RecipeInput {
  const config = at(step.at, 'config') ?? { ...step.at, value: {} }
  refuseStepThings(step)
  checkKeys(config)
  const input = at(config, 'input')
  if (input !== undefined && input.value !== true && input.value !== false)
    return declaredInput(input, inputs)
  const facts = readInputMap(config, assets)
  if (step.type === 'SOURCE' && input?.value !== true && facts.pin === undefined && !hasPinKey(config)) {
    complain(config, 'a SOURCE needs input: true, or an asset', {
      hint: 'input: true asks for a file when the recipe is run',
    })
  }
  if (input?.value === true && facts.pin !== undefined) {
    complain(input, 'a SOURCE is either variable (input: true) or fixed (asset, cid, hash)', {
      hint: 'remove one of the two',
    })
  }
  return namedInput(
    step,
    config,
    { ...facts, isList: facts.isList || step.type === 'SOURCE_LIST' },
    inputs,
    taken,
  )
}

/** `input: video` — another name for an input the recipe declares. */
function declaredInput(cursor: Cursor, inputs: Inputs): RecipeInput {
  const name = readName(cursor, 'the name of an input') ?? ''
  const declared = inputs.get(name)
  if (declared !== undefined) return declared
  complain(cursor, `there is no input ${quoted(name)}`, {
    hint: () => suggest(name, inputs.keys()) ?? 'declare it under inputs',
  })
  return { name, kind: 'any', description: '', isList: false }
}

/**
 * Named after `name`, then `asset`, then the step. Titles ("Input Video") and names that something else has are
 * passed over for the step's own id, which is unique and what the Python core itself asks for.
 */
function namedInput(
  step: DraftStep,
  config: Cursor,
  facts: Omit<RecipeInput, 'name'>,
  inputs: Inputs,
  taken: ReadonlySet<string>,
): RecipeInput {
  const title = at(config, 'name')?.value
  const wishes = [title, at(config, 'asset')?.value].filter((wish) => typeof wish === 'string')
  const description =
    facts.description === '' && typeof title === 'string' && !NAME.test(title) ? title : facts.description
  const isFree = (name: string) => NAME.test(name) && !taken.has(name) && isSame(inputs.get(name), facts)
  return { name: wishes.find(isFree) ?? step.id, ...facts, description }
}

/** Two SOURCE steps of one fixed asset are one input. */
function isSame(other: RecipeInput | undefined, facts: Omit<RecipeInput, 'name'>): boolean {
  return (
    other === undefined || (facts.pin !== undefined && other.pin === facts.pin && other.kind === facts.kind)
  )
}

/** Also where the content could not be read, or is a file: that has been reported already. */
function hasPinKey(config: Cursor): boolean {
  return [...PIN_KEYS, 'asset', ...FILE_KEYS].some((key) => at(config, key) !== undefined)
}

function refuseStepThings(step: DraftStep): void {
  const [first] = step.inputs
  if (first !== undefined) complain(first.at, `a ${step.type} takes no inputs`, { hint: 'remove them' })
  for (const key of ['mute', 'bypass', 'pin']) {
    const flag = at(step.at, key)
    if (flag?.value === true)
      complain(flag, `a ${step.type} cannot be told to ${key}`, {
        hint: `remove ${key}, or say it at the steps that use it`,
      })
  }
}

function checkKeys(config: Cursor): void {
  const file = FILE_KEYS.map((key) => at(config, key)).find((child) => child !== undefined)
  if (file === undefined) return void onlyKeys(config, SOURCE_KEYS, 'a SOURCE')
  complain(file, 'a recipe never names files or addresses', {
    part: 'key',
    hint: 'write input: true and give the file when you run it, or import it and pin its CID',
  })
}
