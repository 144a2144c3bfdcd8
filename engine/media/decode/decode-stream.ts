/** Streams the bare samples or pixels of an expression out of one ffmpeg, as fast as they are taken. */
import { ArtDagError } from '../../contract/errors.ts'
import { STDOUT } from '../arguments.ts'
import { type Command, type CommandOutput, writeCommand } from '../command.ts'
import { leadSecOf } from '../graph/lead.ts'
import { type RunOutcome, toTaskError } from '../process/run-outcome.ts'
import { runFfmpeg } from '../process/runner.ts'

export interface Decoding {
  readonly tools: { readonly ffmpeg: { readonly path: string } }
  /** Any folder; nothing is written there. */
  readonly cwd: string
  /** The command with a path for each of its placeholders. */
  readonly fillPaths: (command: Command) => Promise<readonly string[]>
  /**
   * Takes the next bytes, cut anywhere, in order. While a promise it gives is pending, ffmpeg waits and no further call comes.
   * What it throws ends ffmpeg and comes out.
   */
  readonly onBlock: (bytes: Uint8Array) => Promise<void> | undefined
  readonly signal?: AbortSignal | undefined
}

/** Like a render: ten minutes, and two minutes for every second. */
const timeoutSec = (durationSec: number): number => 600 + durationSec * 120
const STALL_SEC = 30

/** @throws ArtDagError MEDIA_UNREADABLE where nothing, or less than a third, can be decoded, and as `toTaskError` */
export async function decodeStream(
  output: Omit<CommandOutput, 'path'>,
  { tools, cwd, fillPaths, onBlock, signal }: Decoding,
): Promise<void> {
  const { video, audio, durationSec } = output.delivery
  const roots = [video, audio].flatMap((stream) => stream?.node ?? [])
  let isEmpty = true
  const outcome = await runFfmpeg(tools, await fillPaths(writeCommand({ ...output, path: STDOUT })), {
    cwd,
    timeoutSec: timeoutSec(durationSec),
    stallSec: STALL_SEC + leadSecOf(roots),
    ...(signal ? { signal } : {}),
    onStdout: (bytes, control) => {
      control.touch()
      isEmpty = false
      return onBlock(bytes)
    },
  })
  if (isDamaged(outcome, isEmpty)) throw unreadable(video ? 'pictures' : 'sound', outcome)
  if (outcome.kind !== 'ok') throw toTaskError(outcome)
}

/** ffmpeg's exit code when more than two thirds of the packets could not be decoded. */
const EXIT_MOSTLY_BROKEN = 69

function isDamaged({ kind, exitCode }: RunOutcome, isEmpty: boolean): boolean {
  if (kind === 'ok') return isEmpty
  return kind === 'failed' && (exitCode === EXIT_MOSTLY_BROKEN || (isEmpty && exitCode !== undefined))
}

const unreadable = (what: string, outcome: RunOutcome): ArtDagError =>
  new ArtDagError('MEDIA_UNREADABLE', `The ${what} cannot be decoded, or hardly any of it.`, {
    hint: 'The file is damaged: take another copy of it.',
    details: { command: outcome.command, stderrTail: outcome.stderrTail },
    ...(outcome.kind === 'ok' ? {} : { cause: toTaskError(outcome) }),
  })
