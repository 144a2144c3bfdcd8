/** The example recipe of each node type: `resources/examples/random-slice.yaml` for RANDOM_SLICE. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const EXAMPLES_FOLDER = path.join(import.meta.dirname, '../../resources/examples')

export const exampleFileName = (type: string): string => `${type.toLowerCase().replaceAll('_', '-')}.yaml`

/** Text by type. A type without an example is absent; the test of the examples tells. */
export function readExamples(types: readonly string[]): ReadonlyMap<string, string> {
  const found = types
    .map((type) => [type, path.join(EXAMPLES_FOLDER, exampleFileName(type))] as const)
    .filter(([, file]) => existsSync(file))
  return new Map(found.map(([type, file]) => [type, readFileSync(file, 'utf8')]))
}
