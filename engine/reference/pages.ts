/** The reference pages, as they should be now. */
import path from 'node:path'
import { ERROR_CODES } from '../contract/errors.ts'
import { createEffectRegistry } from '../effects/registry.ts'
import { PROFILES } from '../media/profiles.ts'
import { NODE_TYPES } from '../nodes/index.ts'
import { effectsPage } from './effects.ts'
import { errorsPage } from './errors.ts'
import { readExamples } from './examples.ts'
import { nodeTypesPage } from './node-types.ts'
import { profilesPage } from './profiles.ts'

const RESOURCES = path.join(import.meta.dirname, '../../resources')

/** Where the pages lie. */
export const REFERENCE_FOLDER = path.join(RESOURCES, 'reference')

/** Text by file name. Reads the effects and examples that come with the engine. */
export function referencePages(): ReadonlyMap<string, string> {
  const registry = createEffectRegistry([path.join(RESOURCES, 'effects')])
  const examples = readExamples(NODE_TYPES.map(({ type }) => type))
  return new Map([
    ['node-types.md', nodeTypesPage(NODE_TYPES, examples)],
    ['effects.md', effectsPage(registry.names().map((name) => registry.resolve(name, undefined)))],
    ['profiles.md', profilesPage(PROFILES)],
    ['errors.md', errorsPage(ERROR_CODES)],
  ])
}
