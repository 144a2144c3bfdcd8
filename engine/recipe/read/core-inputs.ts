/** Configs of the Python core that speak of the step's inputs: MUX by their places, MAP by their names. */

import { quoted } from '../yaml/suggest.ts'
import { at, type Cursor, complain, readName, readWhole } from './cursor.ts'
import type { DraftInput, DraftStep } from './draft.ts'

const MAX_INPUT = 63

interface Stream {
  readonly port: 'video' | 'audio'
  /** Place among the step's inputs, from 0. */
  readonly index: number
  /** Undefined where it is not written. */
  readonly at: Cursor | undefined
}

/** `video_stream` and `audio_stream` say which input, not which track of it. */
export function spellMux(step: DraftStep, config: Cursor): DraftStep {
  const { video_stream, audio_stream, ...rest } = step.config
  if (video_stream === undefined && audio_stream === undefined) return step
  const streams = [readStream(config, 'video', 0), readStream(config, 'audio', 1)]
  const hasNames = step.inputs.some(({ port }) => port !== undefined)
  const chosen = streams.flatMap((stream) => chooseInput(step.inputs, stream, hasNames) ?? [])
  return { ...step, config: rest, inputs: hasNames ? step.inputs : chosen }
}

function readStream(config: Cursor, port: Stream['port'], preset: number): Stream {
  const written = at(config, `${port}_stream`)
  return { port, index: readWhole(written, `${port}_stream`, 0, MAX_INPUT) ?? preset, at: written }
}

/** The input as the one of that port. Where the inputs are named, the place must agree with the name. */
function chooseInput(
  inputs: readonly DraftInput[],
  { port, index, at: written }: Stream,
  hasNames: boolean,
): DraftInput | undefined {
  const input = inputs[index]
  if (input !== undefined && (!hasNames || input.port === port || written === undefined))
    return { ...input, port }
  if (written === undefined) return undefined
  const found = input === undefined ? 'there are fewer inputs' : `that is ${quoted(input.from)}`
  return complain(written, `${port}_stream: ${index} is not the input for ${port}: ${found}`, {
    hint: `inputs count from 0; a track of a file that has several is ${port}_track`,
  })
}

/** The operation's settings beside it instead of under `config`, and the list by its name under `items`. */
export function spellMap(step: DraftStep, config: Cursor): DraftStep {
  const seed = at(config, 'seed_from')
  if (seed !== undefined)
    complain(seed, 'a seed is a number, not taken from a step', {
      part: 'key',
      hint: 'write seed: 1; every item gets a draw of its own',
    })
  return spellItems(gatherSettings(step), config)
}

/** Without an operation, effects are meant. */
function gatherSettings(step: DraftStep): DraftStep {
  const { operation, items, config, ...settings } = step.config
  const type = operation ?? (settings.effects === undefined ? undefined : 'TRANSFORM')
  if (type === undefined || config !== undefined || Object.keys(settings).length === 0) return step
  const list = items === undefined ? {} : { items }
  return { ...step, config: { ...list, operation: type, config: settings } }
}

function spellItems(step: DraftStep, config: Cursor): DraftStep {
  const written = at(config, 'items')
  if (written === undefined) return step
  const from = readName(written, 'a reference to a step or input')
  const { items: _, ...rest } = step.config
  const others = step.inputs.filter((input) => input.from !== from || input.port === 'with')
  const again = others.find(({ port }) => port === undefined || port === 'items')
  if (again !== undefined)
    complain(again.at, 'the list is given twice, here and by items in the config', {
      hint: 'keep it here, under inputs',
    })
  const list = from === undefined ? [] : [{ port: 'items', from, at: written }]
  return { ...step, config: rest, inputs: [...list, ...others] }
}
