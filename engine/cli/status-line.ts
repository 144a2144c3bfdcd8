/** The line at the bottom of a terminal that says what goes on; gone when the work is done. */
import { isRedrawn } from './output.ts'
import { type BarOptions, drawShare } from './progress-bar.ts'
import type { Session } from './shell.ts'

export interface StatusLine {
  /** Drawn at most ten times a second, and only where a line can be drawn over. */
  show(draw: (options: BarOptions) => string): void
  clear(): void
}

const DRAW_EVERY_MS = 100
const CLEAR_LINE = '\r\u001b[K'

export function createStatusLine({ output, terminal }: Pick<Session, 'output' | 'terminal'>): StatusLine {
  const { stderr, env } = terminal
  if (output.isJson || !isRedrawn(stderr, env)) return { show: () => {}, clear: () => {} }
  let drawnMs = Number.NEGATIVE_INFINITY
  return {
    show(draw) {
      const nowMs = terminal.nowMs()
      if (nowMs - drawnMs < DRAW_EVERY_MS) return
      drawnMs = nowMs
      stderr.write(CLEAR_LINE + draw({ columns: stderr.columns ?? 80, style: output.noteStyle }))
    },
    clear() {
      if (drawnMs !== Number.NEGATIVE_INFINITY) stderr.write(CLEAR_LINE)
      drawnMs = Number.NEGATIVE_INFINITY
    },
  }
}

/** How much of a file has been read. */
export function showBytes(
  line: StatusLine,
  label: string,
  { doneBytes, totalBytes }: { readonly doneBytes: number; readonly totalBytes: number },
): void {
  line.show((options) => drawShare(label, totalBytes > 0 ? doneBytes / totalBytes : 0, options))
}
