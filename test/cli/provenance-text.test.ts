/** Trees and origins as people read them. */
import { describe, expect, test } from 'vitest'
import { formatOrigin } from '../../engine/cli/origin-text.ts'
import { PLAIN } from '../../engine/cli/style.ts'
import { formatTree } from '../../engine/cli/tree-text.ts'
import type { CacheId, Cid, PlanId, RunId } from '../../engine/contract/ids.ts'
import type {
  Named,
  Origin,
  ProvenanceTree,
  RunOrigin,
  TaskOrigin,
  TreeFile,
} from '../../engine/contract/provenance.ts'

const piped = { style: PLAIN, isForEyes: false }
const cid = (text: string): Cid => `baf${text}` as Cid
const named = (name: string): Named => ({ name, cid: cid(`-${name}`) })

const task: TaskOrigin = {
  record: cid('-task'),
  step: 'bagu-step' as CacheId,
  steps: ['cut', 'toned'],
  profile: named('mp4'),
  tool: named('ffmpeg 7'),
  encoders: ['libx264 164', 'aac'],
  command: ['ffmpeg', '-i', 'file:{in:baf-clip}', 'file:{out}'],
  inputs: [cid('-clip')],
  startedAt: '2026-11-21T05:54:00.000Z',
  seconds: 0.42,
}
const run: RunOrigin = {
  runId: 'bagu-run' as RunId,
  attempt: 2,
  record: cid('-record'),
  recipe: named('demo'),
  plan: 'bagu-plan' as PlanId,
  profile: named('mp4'),
  renderedAt: '2026-11-21T05:54:00.000Z',
  renderedBy: '@local@0123',
  output: { name: 'demo.mp4', cid: cid('-out') },
  inputs: [named('clip')],
  effects: [named('glow')],
}

const file = (name: string, more: Partial<TreeFile> = {}): TreeFile => ({
  cid: cid(`-${name}`),
  isStored: true,
  names: [],
  summary: 'video 160×96',
  ...more,
})
const madeFrom = (steps: readonly string[], inputs: TreeFile[]): TreeFile['madeBy'] => ({
  ...task,
  steps: [...steps],
  inputs,
})

describe('a tree', () => {
  const tree: ProvenanceTree = {
    file: file('out', {
      madeBy: madeFrom(
        ['all'],
        [
          file('a', {
            isStored: false,
            madeBy: madeFrom(['cut', 'toned'], [file('clip', { input: 'clip' })]),
          }),
          file('a', { cut: 'above' }),
          file('b', { summary: '', names: ['intro'], input: 'other' }),
        ],
      ),
    }),
  }

  test('has a line for every file and every task, the sources marked', () => {
    expect(formatTree(tree, piped)).toBe(`baf-out  video 160×96
└─ all  mp4  0.4 s  ffmpeg 7
   ├─ baf-a  video 160×96  (deleted)
   │  └─ cut → toned  mp4  0.4 s  ffmpeg 7
   │     └─ clip  baf-clip  video 160×96  (source)
   ├─ baf-a  video 160×96  (made as told above)
   └─ other, intro  baf-b  (source)`)
  })

  test('ends with the run it was made in', () => {
    expect(formatTree({ ...tree, run }, piped).split('\n\n')[1]).toMatch(
      /^ {2}recipe {4}demo\n {2}run {7}bagu-run, attempt 2\n {2}rendered {2}2026-11-21 .* by @local@0123\n/,
    )
  })

  test('lets no name steer the terminal', () => {
    const evil = { file: file('x', { names: ['a\u001b[2Jb'] }) }
    expect(formatTree(evil, piped)).not.toContain('\u001b')
  })
})

describe('an origin', () => {
  const unknown: Origin = {
    cid: cid('-out'),
    isStored: false,
    names: [],
    summary: '',
    knownBy: 'nothing',
    made: [],
    used: [],
    usedCount: 0,
  }

  test('of a result tells the recipe, what went in, and the command', () => {
    const origin: Origin = { ...unknown, knownBy: 'bytes', made: [{ file: cid('-out'), task, run }] }
    const text = formatOrigin('film.mp4', origin, piped)
    expect(text).toMatch(/^✓ film\.mp4 was made here: these very bytes\n\n {2}cid +baf-out\n {2}recipe +demo/)
    expect(text).toMatch(/input +clip {2}baf-clip\n {2}effect +glow {2}baf-glow\n {2}steps +cut → toned\n/)
    expect(text).toMatch(/tool +ffmpeg 7, libx264 164, aac\n {2}took +0\.4 s\n/)
    expect(text).toMatch(/command +ffmpeg -i 'file:\{in:baf-clip\}' 'file:\{out\}'$/)
  })

  test('of a file on the way says whereto', () => {
    const origin: Origin = {
      ...unknown,
      cid: cid('-a'),
      knownBy: 'bytes',
      made: [{ file: cid('-a'), task, run }],
    }
    expect(formatOrigin('a.mov', origin, piped)).toMatch(/on the way +to demo\.mp4 {2}baf-out\n/)
  })

  test('by a tag says that the bytes are others', () => {
    const made = [{ file: cid('-out'), task }]
    const text = formatOrigin('x.mkv', { ...unknown, cid: cid('-x'), knownBy: 'tag', made }, piped)
    expect(text).toMatch(/^● x\.mkv is a changed copy of what was made here\n/)
    expect(text).toMatch(/\n\n {2}original +baf-out\n/)
  })

  test('of a source tells the runs it went into, and how many more there are', () => {
    const use = {
      runId: 'bagu-run' as RunId,
      recipe: 'demo',
      state: 'finished' as const,
      createdAt: '2026-11-21T05:54:00.000Z',
      output: cid('-out'),
    }
    const text = formatOrigin('clip.mp4', { ...unknown, knownBy: 'bytes', used: [use], usedCount: 30 }, piped)
    expect(text).toMatch(
      /^✓ clip\.mp4 was not made here: it came from elsewhere, and was used\n\n30 runs used it, /,
    )
    expect(text).toMatch(/bagu-run {2}demo +finished {2}.* {2}baf-out$/)
  })

  test('that is unknown says what that means', () => {
    expect(formatOrigin('x.mp4', unknown, piped)).toMatch(
      /^✗ x\.mp4 is not known here\n {2}cid {2}baf-out\n\nNo run .*\nSo it was not made by Art DAG, or/,
    )
    expect(formatOrigin('x', { ...unknown, unread: 'it is text.' }, piped)).toContain(
      'no tag either: it is text.\n',
    )
    expect(formatOrigin('x', { ...unknown, isStored: true }, piped)).toContain(
      'It is in the store, but no run',
    )
    const tag = 'bagu-else' as CacheId
    expect(formatOrigin('x', { ...unknown, tag }, piped)).toContain('made by another Art DAG')
  })
})
