/**
 * Gives the interface the licences of what it and the engine are made of, as the module `virtual:licences`: packages
 * that went into the bundle, and those that the lock file lists for running the engine.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

export interface Licence {
  readonly name: string
  readonly version: string
  /** SPDX, as the package says it. */
  readonly licence: string
  /** Empty where the package brings none. */
  readonly text: string
}

const ID = 'virtual:licences'
/** Stands in the module until all that is bundled is known. */
const PLACEHOLDER = '__LICENCES__'

export function licences(root: string): Plugin {
  return {
    name: 'artdag-licences',
    resolveId: (id) => (id === ID ? `\0${ID}` : undefined),
    load: (id) => (id === `\0${ID}` ? `export const licences = JSON.parse("${PLACEHOLDER}")` : undefined),
    renderChunk(code) {
      if (!code.includes(PLACEHOLDER)) return null
      const folders = new Set([...bundled(this.getModuleIds()), ...forRunning(root)])
      const list = [...folders].flatMap(readLicence).sort((a, b) => a.name.localeCompare(b.name))
      const json = JSON.stringify(JSON.stringify(onceEach(list)))
      return { code: code.replace(new RegExp(`(["'\`])${PLACEHOLDER}\\1`), () => json), map: null }
    },
  }
}

/** Folders of packages that modules came from. */
const bundled = (ids: Iterable<string>): readonly string[] =>
  [...ids].flatMap((id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [])

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>
}

function forRunning(root: string): readonly string[] {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock
  return Object.entries(lock.packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true)
    .map(([folder]) => path.join(root, folder))
}

interface PackageFile {
  readonly name?: string
  readonly version?: string
  readonly license?: string | { readonly type?: string }
}

/** None for an optional package of another system, which is not installed. */
function readLicence(folder: string): readonly Licence[] {
  const file = path.join(folder, 'package.json')
  if (!existsSync(file)) return []
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as PackageFile
  if (name === undefined || version === undefined) return []
  const licence = typeof license === 'object' ? license.type : license
  return [{ name, version, licence: licence ?? '', text: textIn(folder) }]
}

function textIn(folder: string): string {
  const name = readdirSync(folder).find((each) => /^(licen[cs]e|copying)(\..*)?$/i.test(each))
  return name === undefined ? '' : readFileSync(path.join(folder, name), 'utf8').trim()
}

const onceEach = (list: readonly Licence[]): readonly Licence[] => [
  ...new Map(list.map((each) => [`${each.name}@${each.version}`, each])).values(),
]
