/** What a page's main thread did while something happened, out of Chromium's own trace. */
import type { CDPSession, Page } from 'playwright-core'

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Of the thread alone: what other processes took is not in it. */
  readonly tdur?: number
  readonly args: { readonly name?: string; readonly data?: { readonly type?: string } }
}

export interface MainThread {
  /** Work between the beginnings of two frames, milliseconds of processor time. */
  readonly framesMs: readonly number[]
  readonly longestTaskMs: number
}

const CATEGORIES = 'toplevel,cc,devtools.timeline,disabled-by-default-devtools.timeline,__metadata'
/** The compositor asks the main thread for one. */
const FRAME = 'ProxyMain::BeginMainFrame'

export async function traceOf(page: Page, work: () => Promise<void>): Promise<MainThread> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  await session.send('Tracing.start', { categories: CATEGORIES, transferMode: 'ReportEvents' })
  await work()
  await ended(session)
  await session.detach()
  return mainThread(events)
}

const ended = (session: CDPSession): Promise<void> =>
  new Promise((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
    void session.send('Tracing.end')
  })

function mainThread(events: readonly TraceEvent[]): MainThread {
  const busiest = mainThreads(events)
    .map((of) => events.filter(({ pid, tid }) => `${pid} ${tid}` === of))
    .toSorted((a, b) => framesIn(b).length - framesIn(a).length)[0]
  if (!busiest) throw new Error('the trace knows no main thread')
  const tasks = busiest.filter(({ name, ph }) => ph === 'X' && name === 'RunTask')
  const frames = framesIn(busiest)
  const framesMs = frames.slice(0, -1).map((begin, at) => {
    const end = frames[at + 1] as number
    return tasks.filter(({ ts }) => ts >= begin && ts < end).reduce((sum, task) => sum + costMs(task), 0)
  })
  return { framesMs, longestTaskMs: Math.max(0, ...tasks.map(costMs)) }
}

const mainThreads = (events: readonly TraceEvent[]): readonly string[] =>
  events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid} ${tid}`)

const framesIn = (events: readonly TraceEvent[]): readonly number[] =>
  events
    .filter(({ name, ph }) => name === FRAME && (ph === 'X' || ph === 'B'))
    .map(({ ts }) => ts)
    .sort((a, b) => a - b)

const costMs = ({ tdur, dur = 0 }: TraceEvent): number => (tdur ?? dur) / 1000
