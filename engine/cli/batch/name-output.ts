/** Names of results from a pattern: `out/{name}.mp4`. */
import path from 'node:path'
import { ArtDagError } from '../../contract/errors.ts'

/** Names in braces, each once. */
export const namesIn = (pattern: string): readonly string[] => [
  ...new Set([...pattern.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string)),
]

/** What stands for a name is one part of a path, whatever it holds: no folder, no hidden file. @throws ArtDagError USAGE */
export const nameOutput = (pattern: string, values: ReadonlyMap<string, string>): string =>
  pattern.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const part = toPart(values.get(name) ?? '')
    if (part !== '') return part
    throw new ArtDagError('USAGE', `there is nothing for {${name}} in ${JSON.stringify(pattern)}`, {
      hint: `names: ${[...values.keys()].join(', ')}`,
    })
  })

const toPart = (text: string): string =>
  text
    .replace(/[\p{Cc}/\\:*?"<>|]+/gu, '-')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 120)

/** Of a file: its name without folder and ending. */
export const stemOf = (file: string): string => path.parse(file).name
