/** Calls of procedures that are going on, streams to their end: a server that stops waits for them. */

export interface Calls {
  /** Call what it returns when the call has ended, once. */
  begin(path: readonly string[]): () => void
  /** Settles when no call of these procedures goes on any more; of none, when nothing is given. */
  ended(names?: readonly string[]): Promise<void>
}

export function createCalls(): Calls {
  const open = new Map<symbol, string>()
  let waiting: (() => void)[] = []
  return {
    begin(path) {
      const key = Symbol('call')
      open.set(key, path.join('.'))
      return () => {
        open.delete(key)
        const woken = waiting
        waiting = []
        for (const wake of woken) wake()
      }
    },
    async ended(names) {
      const isOpen = (): boolean => [...open.values()].some((name) => names?.includes(name) ?? true)
      while (isOpen()) await new Promise<void>((resolve) => void waiting.push(resolve))
    },
  }
}
