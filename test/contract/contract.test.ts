/** The closed lists: error codes, exit codes, events, and ids that cannot stand in for each other's text. */
import { describe, expect, it } from 'vitest'
import { ArtDagError, ERROR_CODES, EXIT, reportError } from '../../engine/contract/errors.ts'
import { RunEvent } from '../../engine/contract/events.ts'
import { Cid, StepId } from '../../engine/contract/ids.ts'
import { needOf } from '../../engine/contract/needs.ts'
import { contract } from '../../engine/contract/procedures.ts'
import { ErrorReportSchema, RenderRequest } from '../../engine/contract/schemas.ts'
import { fileOf } from '../plan/kit.ts'
import { rows } from '../server/endpoints.ts'

const runId = fileOf('a run').cid
const task = fileOf('a task').cid

describe('error codes', () => {
  it.each(Object.entries(ERROR_CODES))('%s has a status, an exit code and a sentence', (code, entry) => {
    expect(code).toMatch(/^[A-Z][A-Z_]+$/)
    expect(entry.status).toBeGreaterThanOrEqual(400)
    expect(entry.status).toBeLessThan(600)
    expect(Object.values(EXIT)).toContain(entry.exit)
    expect(entry.exit).not.toBe(EXIT.ok)
    expect(entry.meaning).toMatch(/^[A-Z].*\.$/)
  })

  it('for what the user wrote end with 2, for a cancelled run with 3', () => {
    expect(ERROR_CODES.RECIPE_INVALID.exit).toBe(2)
    expect(ERROR_CODES.USAGE.exit).toBe(2)
    expect(ERROR_CODES.CANCELLED.exit).toBe(3)
    expect(ERROR_CODES.TASK_FAILED.exit).toBe(1)
  })
})

describe('a report', () => {
  it('of an expected failure keeps code, message, hint and details, and nothing else', () => {
    const error = new ArtDagError('DISK_FULL', 'no room', {
      hint: 'free some',
      details: { freeBytes: 1 },
      cause: new Error('secret'),
    })
    const report = { code: 'DISK_FULL', message: 'no room', hint: 'free some', details: { freeBytes: 1 } }
    expect(reportError(error)).toEqual(report)
    expect(ErrorReportSchema.parse(report)).toEqual(report)
    expect(error.cause).toEqual(new Error('secret'))
  })

  it.each([new TypeError('x is not a function'), 'text', undefined])(
    'of anything else (%s) is INTERNAL',
    (thrown) => {
      expect(reportError(thrown)).toMatchObject({ code: 'INTERNAL', hint: expect.stringContaining('report') })
    },
  )
})

describe('run events', () => {
  const events = [
    { event: 'preparing', phase: 'import', subject: 'clip', done: 1, total: 2 },
    { event: 'warning', message: 'careful' },
    { event: 'beat-sync', step: 's', mode: 'cut', accents: 'cuts', met: 4, of: 4, worstMs: 8.3 },
    { event: 'run-queued', runId },
    { event: 'run-started', runId, attempt: 1, planId: task, recipe: 'r', tasksToRun: 1, tasksCached: 0 },
    { event: 'task-started', runId, task, steps: ['cut'] },
    { event: 'task-progress', runId, task, fraction: 0.5, frames: 10, speed: 2, etaSec: 1 },
    { event: 'task-finished', runId, task, cid: task, sizeBytes: 1, seconds: 1 },
    { event: 'task-failed', runId, task, error: { code: 'TASK_FAILED', message: 'ffmpeg failed' } },
    { event: 'run-finished', runId, state: 'failed', tasksRun: 0, tasksCached: 0, seconds: 1 },
  ]
  it.each(events)('$event comes through as it was sent', (event) => {
    expect(RunEvent.parse(JSON.parse(JSON.stringify(event)))).toEqual(event)
  })

  it('are a closed union', () => {
    expect(RunEvent.options.map(({ shape }) => shape.event.value)).toEqual(events.map(({ event }) => event))
    expect(RunEvent.safeParse({ event: 'task-exploded', runId, task }).success).toBe(false)
    expect(RunEvent.safeParse({ event: 'run-queued', runId: 'run-1' }).success).toBe(false)
  })
})

describe('ids', () => {
  it('of content are lower-case CIDv1 in base32 only', () => {
    expect(Cid.safeParse(runId).success).toBe(true)
    for (const text of [
      '',
      runId.toUpperCase(),
      'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG',
      `../${runId}`,
      `${runId}\n`,
    ])
      expect(Cid.safeParse(text).success, text).toBe(false)
  })

  it('of steps are not empty and not endless', () => {
    expect(StepId.safeParse('').success).toBe(false)
    expect(StepId.safeParse('x'.repeat(201)).success).toBe(false)
  })
})

describe('requests', () => {
  it('to render need a recipe; the rest has defaults', () => {
    expect(RenderRequest.parse({ recipe: { text: 'x', fileName: 'r.yaml' } })).toEqual({
      recipe: { text: 'x', fileName: 'r.yaml' },
      inputs: [],
      params: {},
      keepIntermediates: false,
    })
    expect(RenderRequest.safeParse({}).success).toBe(false)
  })

  it('are named once each', () => {
    expect(Object.keys(contract)).toEqual(
      expect.arrayContaining(['content', 'recipes', 'plans', 'runs', 'system']),
    )
  })
})

interface Procedure {
  readonly path: readonly string[]
  readonly route: { readonly method?: string; readonly path?: string }
}

/** However deep they lie. */
const proceduresIn = (part: object, path: readonly string[] = []): readonly Procedure[] =>
  '~orpc' in part
    ? [{ path, route: (part['~orpc'] as { route: Procedure['route'] }).route }]
    : Object.entries(part).flatMap(([name, inner]) => proceduresIn(inner as object, [...path, name]))

describe('every procedure', () => {
  const procedures = proceduresIn(contract)
  const fromElsewhere = procedures.filter(({ path }) => needOf(path) !== 'here')
  const named = ({ path }: Procedure): string => path.join('.')

  it('says what a caller from elsewhere needs, or that it is for callers here', () => {
    expect(procedures.length).toBeGreaterThan(60)
    expect(procedures.filter(({ path }) => needOf(path) === undefined).map(named)).toEqual([])
  })

  it('has a route of its own, if callers from elsewhere may use it, and only then', () => {
    const routes = fromElsewhere.map(
      ({ route: { method, path } }) => `${method} ${path?.replaceAll(/\{\w+\}/g, '{}')}`,
    )
    expect(routes.filter((route) => !/^(?:GET|POST|PATCH|DELETE) \/[a-z]/.test(route))).toEqual([])
    expect(new Set(routes).size).toBe(routes.length)
    const hidden = procedures.filter(({ path }) => needOf(path) === 'here')
    expect(hidden.filter(({ route }) => route.path !== undefined).map(named)).toEqual([])
  })

  it('is walked over HTTP, with a token that may do just that', () => {
    const untested = fromElsewhere.filter(({ path, route: { method = '', path: target = '' } }) => {
      const asked = new RegExp(`^${method} ${target.replaceAll(/\{\w+\}/g, '[^/?]+')}(\\?|$)`)
      return !rows.some(({ ask, needs }) => asked.test(ask) && needs === needOf(path))
    })
    expect(untested.map(named)).toEqual([])
  })
})
