/**
 * Document -> draft, for both dialects. They differ in where steps stand and how files come in:
 *
 *   inputs/steps/output                     registry/dag.nodes/output
 *   inputs: {video: {type: video}}          dag.nodes: [{id: v, type: SOURCE, config: {input: true}}]
 *   steps: [...]   output: x                dag.nodes: [...]   dag.output: x
 *
 * Everything else is common, so one reader takes either, and documents that mix them without contradiction.
 */

import { quoted } from '../yaml/suggest.ts'
import { at, type Cursor, complain, onlyKeys, readName, readText } from './cursor.ts'
import type { Draft, DraftReference, DraftStep } from './draft.ts'
import { readCanvas } from './read-canvas.ts'
import { readInputs, readParams } from './read-inputs.ts'
import { readEffects, readPinTable } from './read-pins.ts'
import { splitSources } from './read-source.ts'
import { readSteps } from './read-steps.ts'

const TOP_KEYS = [
  'name',
  'version',
  'description',
  'inputs',
  'params',
  'canvas',
  'output_profile',
  'effects',
  'registry',
  'steps',
  'output',
  'output_id',
  'dag',
  'nodes',
  'ui',
  'owner',
  'author',
  'authors',
  'license',
  'tags',
  'url',
  'metadata',
]
const DAG_KEYS = ['nodes', 'output', 'output_id', 'metadata']

/** Faults are reported through the cursor; the draft then holds what could be read. */
export function readDialect(root: Cursor, fallbackName: string): Draft | undefined {
  if (!onlyKeys(root, TOP_KEYS, 'a recipe')) return undefined
  const dag = at(root, 'dag')
  const registry = at(root, 'registry')
  if (dag !== undefined) onlyKeys(dag, DAG_KEYS, 'dag')
  if (registry !== undefined) onlyKeys(registry, ['assets', 'effects'], 'the registry')
  const assets = readPinTable(registry && at(registry, 'assets'), 'an asset')
  const declared = readInputs(at(root, 'inputs'), assets)
  const profile = at(root, 'output_profile')
  return {
    name: textAt(root, 'name') ?? fallbackName,
    version: textAt(root, 'version') ?? '1.0',
    description: textAt(root, 'description') ?? '',
    params: readParams(at(root, 'params')),
    effects: readEffects(at(root, 'effects'), registry && at(registry, 'effects')),
    ...splitSources(readAllSteps(root, dag), declared, assets),
    output: readOutput(root, dag),
    canvas: readCanvas(at(root, 'canvas')),
    outputProfile: profile && readName(profile, 'the name of a profile'),
  }
}

function readAllSteps(root: Cursor, dag: Cursor | undefined): readonly DraftStep[] {
  const places = [at(root, 'steps'), dag && at(dag, 'nodes'), at(root, 'nodes')]
  const steps = theOne(places, 'steps')
  if (steps === undefined)
    return (
      complain(root, 'the recipe has no steps', {
        hint: 'add steps: a list of {id, type, inputs, config}',
      }) ?? []
    )
  return readSteps(steps)
}

function readOutput(root: Cursor, dag: Cursor | undefined): DraftReference | undefined {
  const places = [root, dag].flatMap((place) => place && [at(place, 'output'), at(place, 'output_id')])
  const output = theOne(places, 'output')
  if (output === undefined)
    return complain(root, 'the recipe has no output', {
      hint: 'add output: <id of the step whose result you want>',
    })
  const from = readName(output, 'the output')
  return from === undefined ? undefined : { from, at: output }
}

function theOne(places: readonly (Cursor | undefined)[], what: string): Cursor | undefined {
  const [first, ...others] = places.filter((place) => place !== undefined)
  for (const again of others) {
    complain(again, `${what} are given twice, here and at ${quoted(first?.path.join('.') ?? '')}`, {
      part: 'key',
      hint: 'keep one of the two',
    })
  }
  return first
}

function textAt(root: Cursor, key: string): string | undefined {
  const cursor = at(root, key)
  return cursor && readText(cursor, key)
}
