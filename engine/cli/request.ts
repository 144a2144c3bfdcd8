/** From the options of a command line to what the contract calls a render request. */
import path from 'node:path'
import { type Command, Option } from 'commander'
import { ArtDagError } from '../contract/errors.ts'
import type { Cid } from '../contract/ids.ts'
import { EncoderChoice, FailurePolicy, type InputBinding, type RecipeText } from '../contract/schemas.ts'
import { readTime } from './read-time.ts'

/** Options of everything that plans or renders. */
export interface RenderOptions {
  readonly input?: readonly string[]
  readonly param?: readonly string[]
  readonly profile?: string
  readonly encoder?: EncoderChoice
  readonly from?: number
  readonly to?: number
  readonly target?: string
  readonly keepIntermediates?: boolean
  readonly onFailure?: FailurePolicy
  readonly fresh?: boolean
  readonly corrections?: readonly string[]
}

export const addRenderOptions = (command: Command): Command => addTuning(addInputs(command))

export const addInputs = (command: Command): Command =>
  command.option('-i, --input <name=file>', 'fill an input: file, CID or name; again for a list', collect)

/** What changes the result, without the inputs. */
export const addTuning = (command: Command): Command =>
  addParams(command)
    .option('--from <time>', 'render from here on: seconds, m:ss or h:mm:ss', readTime)
    .option('--to <time>', 'render up to here', readTime)
    .option('--target <step>', 'render this step instead of the output')
    .option('--keep-intermediates', 'keep the result of every step')
    .addOption(encoder())
    .addOption(onFailure())

const encoder = (): Option =>
  new Option(
    '--encoder <name>',
    'what encodes H.264; see artdag doctor (default: $ARTDAG_ENCODER, else software)',
  ).choices(EncoderChoice.options)

export const onFailure = (): Option =>
  new Option(
    '--on-failure <policy>',
    'when a task fails: let what runs finish, go on with the others, or stop at once',
  ).choices(FailurePolicy.options)

/** What changes any part of the result. */
export const addParams = (command: Command): Command =>
  command
    .option('--param <name=value>', 'set a parameter, or <step>.<key>', collect)
    .option(
      '--corrections <media=cid>',
      'correct the beats of a file, both by CID; again for others',
      collect,
    )
    .option('--profile <name>', 'how the result is written; see artdag profiles')
    .option('--fresh', 'render again what is in the cache')

/** For options that may be given several times; absent: never given. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
]

/** The contract's request. Of the file the result is to be written to, the engine learns only the name. */
export const requestOf = (
  recipe: RecipeText,
  options: Omit<RenderOptions, 'input'>,
  inputs: InputBinding[],
  outputFile?: string,
) => ({
  recipe,
  inputs,
  params: readParams(options.param),
  profile: options.profile,
  encoder: options.encoder,
  outputName: outputFile === undefined ? undefined : path.basename(outputFile),
  target: options.target,
  range:
    options.from === undefined && options.to === undefined
      ? undefined
      : { fromSec: options.from, toSec: options.to },
  keepIntermediates: options.keepIntermediates ?? false,
  onFailure: options.onFailure,
  corrections: readCorrections(options.corrections),
})

/** Both are checked by the contract. @throws ArtDagError USAGE */
const readCorrections = (texts: readonly string[] = []): Record<Cid, Cid> =>
  Object.fromEntries(texts.map((text) => split(text, '--corrections', 'media=cid'))) as Record<Cid, Cid>

/** `name=content`, in the order given: content may hold `=`. @throws ArtDagError USAGE */
export const readInputs = (texts: readonly string[] = []): InputBinding[] =>
  texts.map((text) => {
    const [name, content] = split(text, '-i', 'name=file')
    return { name, content }
  })

/** @throws ArtDagError USAGE */
export const readParams = (texts: readonly string[] = []): Record<string, unknown> =>
  Object.fromEntries(
    texts.map((text) => {
      const [name, value] = split(text, '--param', 'name=value')
      return [name, readValue(value)]
    }),
  )

function split(text: string, option: string, shape: string): readonly [string, string] {
  const equals = text.indexOf('=')
  if (equals > 0 && equals < text.length - 1) return [text.slice(0, equals), text.slice(equals + 1)]
  if (equals > 0 && option === '--param') return [text.slice(0, equals), '']
  throw new ArtDagError('USAGE', `${option} ${JSON.stringify(text)} is not of the form ${shape}`, {
    hint: `for example: ${option} ${option === '-i' ? 'clip=film.mp4' : 'speed=1.5'}`,
  })
}

const LOOKS_LIKE_JSON = /^(?:-?\d|true$|false$|null$|["[{])/

/** Numbers, true, false, null, "quoted", […] and {…} are JSON; everything else, what is no JSON after all too, is text. */
export function readValue(text: string): unknown {
  if (!LOOKS_LIKE_JSON.test(text)) return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text // 007, 2x, [draft: text that only begins like JSON
  }
}
