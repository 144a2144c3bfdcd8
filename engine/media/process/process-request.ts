/** What a caller says of a program it wants run, and what it may do while it runs. */

export interface ProcessRequest {
  readonly program: string
  readonly argv: readonly string[]
  /** Default: the engine's own working folder. */
  readonly cwd?: string
  readonly timeoutSec: number
  /** Longest time without a call of `touch`; absent: no such limit. */
  readonly stallSec?: number
  /** Using the processor counts as a `touch`: for commands whose own reports say nothing of most of their work. Linux only. */
  readonly isWorkProgress?: boolean
  readonly signal?: AbortSignal
  /** How much of the end of stderr is kept; default 64 KiB. */
  readonly maxStderrBytes?: number
  /** Resident memory; default 2 GiB. Checked on Linux only. */
  readonly maxMemoryBytes?: number
  /**
   * Absent: stdout is thrown away. What a listener throws ends the process and comes out of `runProcess`. Until a promise it
   * gives is kept, nothing more is read, so that the process waits; a stall is not counted meanwhile.
   */
  readonly onStdout?: (chunk: Buffer, control: ProcessControl) => Promise<void> | undefined
  /** What the process writes to descriptor 3; absent: it has none. */
  readonly onReport?: (chunk: Buffer, control: ProcessControl) => void
}

/** What a listener may do to the running process. */
export interface ProcessControl {
  /** Says that there was progress. */
  touch(): void
  /** Ends the process as being over a limit. */
  overLimit(limit: 'memory' | 'output'): void
}
