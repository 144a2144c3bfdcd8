/** Effects by name: those that come with the engine, then the user's own, which win. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { closest, distance } from 'fastest-levenshtein'
import { parseCidText } from '../content/cid.ts'
import { ArtDagError } from '../contract/errors.ts'
import { type ReadEffect, readEffect } from './read-effect.ts'

export interface RegisteredEffect extends ReadEffect {
  readonly file: string
  /** Hashes of the file's text, in the forms older recipes pin. */
  readonly hashes: readonly string[]
}

export interface EffectRegistry {
  /** @throws ArtDagError EFFECT_INVALID when the effect's file is broken */
  get(name: string): RegisteredEffect | undefined
  names(): readonly string[]
  /**
   * The effect a recipe means. A pin is the CID of the document or a hash of its file.
   * @throws ArtDagError EFFECT_MISSING
   */
  resolve(name: string, pin: string | undefined): RegisteredEffect
}

/**
 * Folders in order of precedence; those that do not exist are empty. Files are read when first asked for, and again when they
 * look changed: who edits an effect need not start the engine anew.
 */
export function createEffectRegistry(folders: readonly string[]): EffectRegistry {
  const read = new Map<string, { readonly stamp: string; readonly effect: RegisteredEffect }>()
  const get = (name: string): RegisteredEffect | undefined => {
    const file = filesIn(folders).get(name)
    const stamp = file === undefined ? undefined : stampOf(file)
    if (file === undefined || stamp === undefined) return undefined
    const known = read.get(file)
    if (known?.stamp === stamp) return known.effect
    const effect = readFile(file)
    read.set(file, { stamp, effect })
    return effect
  }
  return {
    get,
    names: () => [...filesIn(folders).keys()].sort(),
    resolve(name, pin) {
      const effect = get(name)
      if (!effect) throw missing(name, [...filesIn(folders).keys()])
      if (pin === undefined || isPinOf(effect, pin)) return effect
      throw new ArtDagError(
        'EFFECT_MISSING',
        `the recipe pins effect “${name}” to ${pin}, but the one here is ${effect.cid}`,
        {
          hint: 'import the pinned version, or update the pin',
          details: { effect: name, pinned: pin, here: effect.cid },
        },
      )
    },
  }
}

/** A CID in any base, or a hash in either case. */
const isPinOf = ({ cid, hashes }: RegisteredEffect, pin: string): boolean =>
  parseCidText(pin) === cid || hashes.includes(pin.toLowerCase())

/** Files by effect name, as the folders are now. */
const filesIn = (folders: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    folders
      .toReversed()
      .flatMap((folder) =>
        listEffects(folder).map((file) => [path.basename(file).replace(/\.ya?ml$/, ''), file] as const),
      ),
  )

/** All that changes when a file does, also the time of change that no program can set; undefined when it is gone. */
function stampOf(file: string): string | undefined {
  const stats = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stats && [stats.size, stats.mtimeNs, stats.ctimeNs, stats.ino].join(' ')
}

function listEffects(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => /\.ya?ml$/.test(file))
      .sort()
      .map((file) => path.join(folder, file))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function readFile(file: string): RegisteredEffect {
  const text = readFileSync(file, 'utf8')
  const hashes = ['sha256', 'sha3-256'].map((algorithm) => createHash(algorithm).update(text).digest('hex'))
  return { ...readEffect(text, file), file, hashes }
}

function missing(name: string, known: readonly string[]): ArtDagError {
  const near = known.length > 0 ? closest(name, [...known]) : undefined
  const guess = near !== undefined && distance(near, name) <= 3 ? `did you mean “${near}”? ` : ''
  return new ArtDagError('EFFECT_MISSING', `no effect “${name}” is known here`, {
    hint: `${guess}Known: ${known.join(', ')}`,
    details: { effect: name, known },
  })
}
