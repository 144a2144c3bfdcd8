/** Ctrl-C and its kin: the first asks for an end, the second ends at once. */
import { EXIT } from '../contract/errors.ts'
import type { Terminal } from './terminal.ts'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A terminal tells every process of the group, and wrappers pass it on: what comes so close together is one wish. */
const SAME_WISH_MS = 300

export interface Interrupts {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal
  /** Gives the signals back to whoever had them. */
  close(): void
}

/** `onStop` is called once, for the first signal. ffmpeg dies with this process, so quitting leaves nothing behind. */
export function listenForInterrupts(
  terminal: Pick<Terminal, 'signals' | 'nowMs' | 'quit'>,
  onStop: () => void,
): Interrupts {
  const controller = new AbortController()
  let firstMs: number | undefined
  const onSignal = (): void => {
    const now = terminal.nowMs()
    if (firstMs !== undefined) {
      if (now - firstMs >= SAME_WISH_MS) terminal.quit(EXIT.cancelled)
      return
    }
    firstMs = now
    onStop()
    controller.abort(new Error('stopped by the user'))
  }
  for (const name of SIGNALS) terminal.signals.on(name, onSignal)
  return {
    signal: controller.signal,
    close() {
      for (const name of SIGNALS) terminal.signals.off(name, onSignal)
    },
  }
}
