/**
 * One started process, from spawn to the end of its group.
 *
 *   running ─ exit code 0 ──────────────▶ ok
 *      │ ──── other exit code ──────────▶ failed
 *      │ ──── a signal not of ours ─────▶ killed
 *      └ time-out, stall, abort, limit ─▶ SIGTERM, 1.5 s later SIGKILL, to the whole group ─▶ as it was ended
 */
import type { ChildProcess } from 'node:child_process'
import { skipOtherChildren, takeChildTime } from './child-time.ts'
import { signalGroup } from './process-group.ts'
import type { ProcessControl, ProcessRequest } from './process-request.ts'
import { readProcessUse } from './process-use.ts'
import type { EndKind, RunOutcome } from './run-outcome.ts'
import { Tail } from './tail.ts'

const DEFAULT_STDERR_BYTES = 64 * 1024
const DEFAULT_MEMORY_BYTES = 2 * 1024 ** 3
const KILL_AFTER_MS = 1500
const LOOK_EVERY_MS = 500
/** A descendant that left the group may hold the pipes for ever; nobody waits for it. */
const PIPES_OPEN_MS = 1000

export class RunningProcess implements ProcessControl {
  /** Resolves when the process and its group are gone. Rejects only with what a listener threw. */
  readonly ended: Promise<RunOutcome>
  readonly #child: ChildProcess
  readonly #request: ProcessRequest
  readonly #stderr: Tail
  readonly #startMs = performance.now()
  readonly #timers: NodeJS.Timeout[] = []
  #touchedMs = this.#startMs
  #cpuSec: number | undefined
  /** The listener of stdout is busy; nothing is read for it. */
  #isHeld = false
  #isClosed = false
  #reading: Promise<void> | undefined
  /** Since when nobody but the system keeps its last words from us. */
  #freeMs = this.#startMs
  #ending: Pick<RunOutcome, 'kind' | 'limit'> | undefined
  #fault: { readonly error: unknown } | undefined

  constructor(child: ChildProcess, request: ProcessRequest) {
    this.#child = child
    this.#request = request
    this.#stderr = new Tail(request.maxStderrBytes ?? DEFAULT_STDERR_BYTES)
    skipOtherChildren()
    this.ended = this.#watch()
  }

  touch(): void {
    this.#touchedMs = performance.now()
  }

  overLimit(limit: 'memory' | 'output'): void {
    this.#end({ kind: 'killed', limit })
  }

  async #watch(): Promise<RunOutcome> {
    const abort = () => this.#end({ kind: 'cancelled' })
    this.#request.signal?.addEventListener('abort', abort, { once: true })
    this.#timers.push(setInterval(() => void this.#look(), LOOK_EVERY_MS))
    this.#listen()
    const exit = await this.#exit()
    if (!this.#ending) await this.#reading
    for (const timer of this.#timers) clearTimeout(timer)
    this.#request.signal?.removeEventListener('abort', abort)
    if (this.#fault) throw this.#fault.error
    return this.#outcome(exit)
  }

  #listen(): void {
    const { onStdout, onReport } = this.#request
    this.#child.stderr?.on('data', (chunk: Buffer) => this.#stderr.push(chunk))
    if (onStdout) this.#reading = this.#readStdout(onStdout)
    if (onReport)
      this.#child.stdio[3]?.on('data', (chunk: Buffer) => this.#guard(() => onReport(chunk, this)))
  }

  #guard(listen: () => void): void {
    if (this.#fault) return
    try {
      listen()
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#fault ??= { error }
    this.#end({ kind: 'cancelled' })
  }

  /** A chunk at a time. (`pause` would not do: Node itself resumes its children's pipes when they exit.) */
  async #readStdout(onStdout: NonNullable<ProcessRequest['onStdout']>): Promise<void> {
    try {
      for await (const chunk of this.#child.stdout ?? [])
        if (!this.#ending) await this.#take(onStdout(chunk, this))
    } catch (error) {
      // Closed by us, the pipe has nothing more to say.
      if (!this.#isClosed) this.#fail(error)
    }
  }

  async #take(isReady: Promise<void> | undefined): Promise<void> {
    if (isReady === undefined) return
    this.#isHeld = true
    await isReady
    this.#isHeld = false
    this.#freeMs = performance.now()
    this.touch()
  }

  #exit(): Promise<{ code: number | null; signal: string | null }> {
    return new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#stderr.push(Buffer.from(`${error.message}\n`))
        if (this.#child.pid === undefined) resolve({ code: null, signal: null })
      })
      this.#child.once('exit', () => {
        this.#noteUse(takeChildTime())
        signalGroup(this.#child.pid, 'SIGKILL') // what it started itself goes with it
        this.#freeMs = performance.now()
        this.#timers.push(setInterval(() => this.#closePipes(), PIPES_OPEN_MS / 4))
      })
      this.#child.once('close', (code, signal) => resolve({ code, signal }))
    })
  }

  /** What it had written is still being read, where the listener takes its time. */
  #closePipes(): void {
    if (this.#isHeld && !this.#ending) return
    if (performance.now() - this.#freeMs < PIPES_OPEN_MS) return
    this.#isClosed = true
    for (const pipe of this.#child.stdio) pipe?.destroy()
  }

  async #look(): Promise<void> {
    const now = performance.now()
    const {
      timeoutSec,
      stallSec = Number.POSITIVE_INFINITY,
      maxMemoryBytes = DEFAULT_MEMORY_BYTES,
    } = this.#request
    if (now - this.#startMs > timeoutSec * 1000) this.#end({ kind: 'timed-out' })
    if (!this.#isHeld && now - this.#touchedMs > stallSec * 1000) this.#end({ kind: 'stalled' })
    const use = await readProcessUse(this.#child.pid)
    if (use === undefined) return
    if (this.#request.isWorkProgress && use.cpuSec > (this.#cpuSec ?? 0)) this.touch()
    this.#noteUse(use.cpuSec)
    if (use.residentBytes > maxMemoryBytes) this.overLimit('memory')
  }

  /** A look may come back after the end, with less. */
  #noteUse(cpuSec: number | undefined): void {
    if (cpuSec !== undefined) this.#cpuSec = Math.max(cpuSec, this.#cpuSec ?? 0)
  }

  /** The first reason stays; later ones are its consequences. */
  #end(ending: { kind: EndKind; limit?: 'memory' | 'output' }): void {
    if (this.#ending) return
    this.#ending = ending
    signalGroup(this.#child.pid, 'SIGTERM')
    this.#timers.push(setTimeout(() => signalGroup(this.#child.pid, 'SIGKILL'), KILL_AFTER_MS))
  }

  #outcome({ code, signal }: { code: number | null; signal: string | null }): RunOutcome {
    const kind = code === 0 ? 'ok' : signal === null ? 'failed' : 'killed'
    return {
      ...(this.#ending ?? { kind }),
      ...(code === null ? {} : { exitCode: code }),
      ...(signal === null ? {} : { signal }),
      stderrTail: this.#stderr.text(),
      ...(this.#cpuSec === undefined ? {} : { cpuSec: this.#cpuSec }),
      wallSec: (performance.now() - this.#startMs) / 1000,
      command: [this.#request.program, ...this.#request.argv],
    }
  }
}
