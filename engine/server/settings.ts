/** What a server is told by options and by the environment, and what of it does not apply here. */
import { realpathSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { ArtDagError } from '../contract/errors.ts'
import type { SettingSource } from '../contract/groups/settings.ts'

export interface ServerOptions {
  readonly host?: string | undefined
  readonly port?: number | undefined
  /** Folders below which callers may name files to import. */
  readonly importRoots?: readonly string[] | undefined
  /** Of the interface, built; absent: browsers get plain pages. */
  readonly interfaceFolder?: string | undefined
}

export interface ServerSettings {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Where others reach this server, when that is not where it listens; without a path. */
  readonly publicUrl?: URL
  /** Absolute and free of links. */
  readonly importRoots: readonly string[]
  readonly interfaceFolder?: string | undefined
  /** Who said so. */
  readonly sources: { readonly host: SettingSource; readonly port: SettingSource }
  /** In words, for whoever starts it. */
  readonly warnings: readonly string[]
}

export type Environment = Readonly<Record<string, string | undefined>>

export const DEFAULT_PORT = 8100
const DEFAULT_HOST = '127.0.0.1'

/** Variables of the server that this one follows, and what is done here instead of what they ask for. */
const NOT_USED: Readonly<Record<string, string>> = {
  DATABASE_URL: 'everything is kept in SQLite, in the data folder (ARTDAG_HOME)',
  REDIS_URL: 'the queue is kept in the data folder too',
  IPFS_API: 'files are kept in the cache folder (CACHE_DIR)',
  IPFS_GATEWAY_URL: 'files are kept in the cache folder (CACHE_DIR)',
  IPFS_PRIMARY: 'files are kept in the cache folder (CACHE_DIR)',
  L2_SERVER: 'nothing is published from here',
  L2_DOMAIN: 'nothing is published from here',
  ARTDAG_CLUSTER_KEY: 'this engine trusts its own results only',
}

/** @throws ArtDagError USAGE for what cannot be understood */
export function readSettings(options: ServerOptions, env: Environment): ServerSettings {
  const host = options.host ?? hostFrom(env)
  const publicUrl = env.L1_PUBLIC_URL ? publicUrlFrom(env.L1_PUBLIC_URL) : undefined
  return {
    host,
    port: options.port ?? portFrom(env.PORT),
    ...(publicUrl ? { publicUrl } : {}),
    interfaceFolder: options.interfaceFolder,
    importRoots: (options.importRoots ?? []).map(importRoot),
    sources: {
      host: sourceOf(options.host, 'HOST', env.HOST !== undefined && hostFrom(env) === env.HOST),
      port: sourceOf(options.port, 'PORT', Boolean(env.PORT)),
    },
    warnings: [
      ...(isLoopback(host) ? [] : [`others on the network can reach this server at ${host}`]),
      ...ignoredHost(options, env),
      ...Object.entries(NOT_USED).flatMap(([name, instead]) =>
        env[name] ? [`${name} is not used here: ${instead}`] : [],
      ),
    ],
  }
}

const sourceOf = (option: unknown, name: string, isInEnvironment: boolean): SettingSource => {
  if (option !== undefined) return { kind: 'option' }
  return isInEnvironment ? { kind: 'environment', name } : { kind: 'default' }
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

/** Some shells set HOST to the machine's name: nobody asked to be reachable then. An address is meant as one. */
const isMeant = (host: string): boolean => isIP(host) !== 0 || isLoopback(host)

const hostFrom = ({ HOST }: Environment): string => (HOST && isMeant(HOST) ? HOST : DEFAULT_HOST)

const ignoredHost = ({ host }: ServerOptions, { HOST }: Environment): readonly string[] =>
  host === undefined && HOST && !isMeant(HOST)
    ? [`HOST=${HOST} is not used: it is no address. To be reached there, say so: --host ${HOST}`]
    : []

function portFrom(text: string | undefined): number {
  if (!text) return DEFAULT_PORT
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new ArtDagError('USAGE', `PORT=${text} is no port`, { hint: 'give a number from 0 to 65535' })
}

function publicUrlFrom(text: string): URL {
  const url = URL.parse(text)
  if (
    url &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.pathname === '/' &&
    url.search === ''
  )
    return url
  throw new ArtDagError('USAGE', `L1_PUBLIC_URL=${text} is not where a server can be`, {
    hint: 'give it as https://render.example.org, without a path',
  })
}

function importRoot(folder: string): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return realpathSync(folder)
  throw new ArtDagError('USAGE', `${folder} is no folder to import from`, {
    hint: 'give --import-root a folder that is there',
  })
}
