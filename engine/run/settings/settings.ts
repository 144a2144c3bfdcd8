/** What the engine is told, and by whom: options of who started it, the environment, the data folder's file, our defaults. */
import { availableParallelism, homedir } from 'node:os'
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'
import type { Setting, SettingSource, SettingValue } from '../../contract/groups/settings.ts'
import { EncoderChoice } from '../../contract/schemas.ts'
import { type ChangeableKey, DESCRIBED, isChangeable } from './described.ts'
import { openSettingsFile } from './settings-file.ts'

/** As whoever started the engine gave them; absent: not said. */
export interface GivenSettings {
  readonly home?: string | undefined
  readonly cacheDir?: string | undefined
  readonly slots?: number | undefined
  readonly encoder?: EncoderChoice | undefined
}

export interface Settings {
  readonly cacheDir: string
  readonly slots: number
  /** As it is now: it may be changed while the engine runs. */
  encoder(): string
  list(): readonly Setting[]
  /** Written down before it returns. @throws ArtDagError USAGE */
  set(key: string, value: SettingValue | undefined): Setting
}

interface Sourced<Value> {
  readonly value: Value
  readonly source: SettingSource
}

type Environment = Readonly<Record<string, string | undefined>>

/** The data folder, before anything in it can be read. */
export const homeFrom = ({ home }: GivenSettings, env: Environment): Sourced<string> => {
  const found = pick<string>(
    [option(home), fromEnvironment(env, 'ARTDAG_HOME')],
    path.join(homedir(), '.artdag'),
  )
  return { ...found, value: path.resolve(found.value) }
}

/** `home` exists. @throws ArtDagError USAGE for a settings' file that cannot be read */
export function openSettings(home: Sourced<string>, given: GivenSettings, env: Environment): Settings {
  const file = openSettingsFile(path.join(home.value, 'settings.json'))
  const cache = pick(
    [option(given.cacheDir), fromEnvironment(env, 'CACHE_DIR')],
    path.join(home.value, 'cache'),
  )
  const slots = (): Sourced<number> =>
    pick([option(given.slots), fromFile(file.read().slots)], availableParallelism())
  const encoder = (): Sourced<string> =>
    pick(
      [option(given.encoder), fromEnvironment(env, 'ARTDAG_ENCODER'), fromFile(file.read().encoder)],
      'software',
    )
  const inForce = slots()
  const list = (): readonly Setting[] => {
    const later = slots()
    return [
      setting('home', home),
      setting('cacheDir', { ...cache, value: path.resolve(cache.value) }),
      setting('encoder', encoder()),
      {
        ...setting('slots', { value: inForce.value, source: later.source }),
        ...(later.value === inForce.value ? {} : { next: later.value }),
      },
    ]
  }
  return {
    cacheDir: path.resolve(cache.value),
    slots: inForce.value,
    encoder: () => encoder().value,
    list,
    set(key, value) {
      const known = list().find((each) => each.key === key)
      refuseFixed(key, known)
      file.write({ [key]: value === undefined ? undefined : checked(key as ChangeableKey, value) })
      return list().find((each) => each.key === key) as Setting
    },
  }
}

const setting = (key: keyof typeof DESCRIBED, { value, source }: Sourced<SettingValue>): Setting => {
  const { schema, title, description, elsewhere } = DESCRIBED[key]
  const fixed = whyFixed(key, source) ?? elsewhere
  return {
    key,
    title,
    description,
    schema: schema.toJSONSchema(),
    value,
    source,
    ...(fixed ? { fixed } : {}),
  }
}

/** What is stronger than the file. */
function whyFixed(key: string, source: SettingSource): string | undefined {
  if (!isChangeable(key)) return undefined
  if (source.kind === 'environment') return `set by ${source.name}; unset that, and it can be chosen here`
  return source.kind === 'option' ? 'set by an option of whoever started the engine' : undefined
}

function refuseFixed(key: string, known: Setting | undefined): void {
  const why = known ? known.fixed : 'there is no such setting'
  if (why !== undefined)
    throw new ArtDagError('USAGE', `${key} cannot be changed here: ${why}`, { details: { key } })
}

function checked(key: ChangeableKey, value: SettingValue): SettingValue {
  const { success, data } = DESCRIBED[key].schema.safeParse(value)
  if (success) return data
  throw new ArtDagError('USAGE', `${JSON.stringify(value)} is no value of ${key}`, {
    hint:
      key === 'encoder'
        ? `choose one of ${EncoderChoice.options.join(', ')}`
        : 'give a whole number from 1 to 256',
    details: { key },
  })
}

const pick = <Value>(sources: readonly (Sourced<Value> | undefined)[], otherwise: Value): Sourced<Value> =>
  sources.find((each) => each !== undefined) ?? { value: otherwise, source: { kind: 'default' } }

const option = <Value>(value: Value | undefined): Sourced<Value> | undefined =>
  value === undefined ? undefined : { value, source: { kind: 'option' } }

const fromFile = <Value>(value: Value | undefined): Sourced<Value> | undefined =>
  value === undefined ? undefined : { value, source: { kind: 'file' } }

/** An empty variable says nothing. */
const fromEnvironment = (env: Environment, name: string): Sourced<string> | undefined =>
  env[name] ? { value: env[name], source: { kind: 'environment', name } } : undefined
