/** A run followed to its end, over connections that break. */
import { ArtDagError } from '../contract/errors.ts'
import type { RunEvent } from '../contract/events.ts'
import type { EngineClient } from './engine-client.ts'
import { resumeTokenOf } from './resume-token.ts'

const WAITS_MS = [200, 1000, 3000, 10_000, 20_000]

/**
 * Every event once, `run-finished` last. After each item that arrives, all patience is there again.
 * @throws ArtDagError NOT_FOUND, CANCELLED; SERVER_UNREACHABLE when the engine stays away
 */
export async function* watchRun(
  client: EngineClient,
  runId: string,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, void, undefined> {
  let lastEventId: string | undefined
  for (let tries = 0; ; tries++) {
    try {
      for await (const event of await client.runs.watch({ runId }, { signal, lastEventId })) {
        tries = 0
        lastEventId = resumeTokenOf(event) ?? lastEventId
        yield event
        if (event.event === 'run-finished') return
      }
    } catch (error) {
      if (!isLost(error) || WAITS_MS[tries] === undefined) throw error
    }
    // A server that was stopped ends its streams as if they were over.
    if (WAITS_MS[tries] === undefined) throw cutOff()
    await pause(WAITS_MS[tries] as number, signal)
  }
}

const isLost = (error: unknown): boolean =>
  error instanceof ArtDagError && error.code === 'SERVER_UNREACHABLE'

const cutOff = (): ArtDagError =>
  new ArtDagError('SERVER_UNREACHABLE', 'the engine ends what is asked of it before it is told', {
    hint: 'look whether it is being stopped',
  })

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
