/** Turns work that reports by calling back into an iterator: what oRPC streams, and what a `for await` reads. */

/**
 * Starts the work when the first item is asked for. Leaving the loop early, or aborting `signal`, aborts the signal the
 * work was given; the iterator ends when the work has ended, with its error if it threw.
 */
export async function* streamEvents<T>(
  work: (emit: (item: T) => void, signal: AbortSignal) => Promise<void>,
  signal?: AbortSignal,
): AsyncGenerator<T, void, undefined> {
  const items: T[] = []
  const stop = new AbortController()
  const signals = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  let wake: () => void = () => {}
  let isDone = false
  const ended = work((item) => {
    items.push(item)
    wake()
  }, signals).finally(() => {
    isDone = true
    wake()
  })
  // The error is thrown below, to whoever reads; until then it must not count as unhandled.
  ended.catch(() => {})
  try {
    for (;;) {
      while (items.length > 0) yield items.shift() as T
      if (isDone) break
      await new Promise<void>((resolve) => {
        wake = resolve
        if (items.length > 0 || isDone) resolve()
      })
    }
    await ended
  } finally {
    if (!isDone) {
      stop.abort(new Error('nobody listens any more'))
      await ended.catch(() => {})
    }
  }
}
