/** How this server is reached, as settings that can be seen and are changed where it is started. */
import type { Setting, SettingSource, SettingValue } from '../contract/groups/settings.ts'
import type { ServerSettings } from './settings.ts'

const TEXT = { type: 'string' }

export const servedSettings = (
  { host, publicUrl, importRoots, sources }: ServerSettings,
  port: number,
): readonly Setting[] => [
  fixed('host', 'Address', 'Where the server listens. 127.0.0.1: for this computer alone.', TEXT, {
    ...{ value: host, source: sources.host },
    elsewhere: 'chosen when the server starts: with --host, or in HOST',
  }),
  fixed(
    'port',
    'Port',
    'The number behind the address.',
    { type: 'integer' },
    {
      ...{ value: port, source: sources.port },
      elsewhere: 'chosen when the server starts: with --port, or in PORT',
    },
  ),
  ...(publicUrl
    ? [
        fixed('publicUrl', 'Address for others', 'Where others reach this server.', TEXT, {
          value: publicUrl.origin,
          source: { kind: 'environment', name: 'L1_PUBLIC_URL' },
          elsewhere: 'chosen when the server starts, in L1_PUBLIC_URL',
        }),
      ]
    : []),
  fixed(
    'importRoots',
    'Folders to import from',
    'Below them, programs elsewhere may name files by their path. Files that are uploaded need none.',
    { type: 'array', items: TEXT },
    {
      value: [...importRoots],
      source: { kind: importRoots.length > 0 ? 'option' : 'default' },
      elsewhere: 'chosen when the server starts, with --import-root',
    },
  ),
]

interface Value {
  readonly value: SettingValue
  readonly source: SettingSource
  readonly elsewhere: string
}

const fixed = (
  key: string,
  title: string,
  description: string,
  schema: unknown,
  { value, source, elsewhere }: Value,
): Setting => ({ key, title, description, schema, value, source, fixed: elsewhere })
