/** Shows a run as it goes: one redrawn line on a terminal, plain lines elsewhere, events as they are under --json. */
import type { RunEvent } from '../contract/events.ts'
import { formatBeats } from './beat-text.ts'
import { isRedrawn } from './output.ts'
import { drawRun } from './progress-bar.ts'
import { lineFor, type Seen } from './progress-lines.ts'
import { advance, noProgress } from './run-progress.ts'
import type { Session } from './shell.ts'
import { createStatusLine } from './status-line.ts'
import { harmless } from './style.ts'

export interface ProgressView {
  take(event: RunEvent): void
  /** Takes the redrawn line away. */
  close(): void
}

export function createProgressView(session: Pick<Session, 'output' | 'terminal'>): ProgressView {
  const { output, terminal } = session
  const line = createStatusLine(session)
  const isBar = isRedrawn(terminal.stderr, terminal.env)
  let progress = noProgress(terminal.nowMs())
  let seen: Seen = { lineMs: terminal.nowMs() }
  return {
    take(event) {
      const nowMs = terminal.nowMs()
      const before = progress
      progress = advance(progress, event, nowMs)
      if (event.event === 'warning') output.note(`${output.noteStyle.orange('!')} ${harmless(event.message)}`)
      if (event.event === 'beat-sync') output.note(`${output.noteStyle.orange('♪')} ${formatBeats(event)}`)
      if (isBar) return line.show((options) => drawRun(progress, nowMs, options))
      const text = lineFor(event, { before, progress, nowMs, seen })
      if (text === undefined) return
      seen = { lineMs: nowMs }
      output.note(text)
    },
    close: () => line.clear(),
  }
}
