/** From anything thrown to the one shape errors have, and from that to text and exit code. */
import { CommanderError } from 'commander'
import { ArtDagError, ERROR_CODES, type ErrorReport, reportError } from '../contract/errors.ts'
import type { Output } from './output.ts'
import { harmless, type Style } from './style.ts'

/** `isStopped`: the user asked for the end, so whatever broke off is a cancellation. */
export function describeFailure(error: unknown, isStopped: boolean): ErrorReport {
  if (error instanceof ArtDagError) return reportError(error)
  if (isStopped) return { code: 'CANCELLED', message: 'cancelled' }
  if (error instanceof CommanderError) return misuse(error)
  return reportError(error)
}

/** What commander says begins with “error: ”, which the mark before our errors says already. */
function misuse({ code, message }: CommanderError): ErrorReport {
  if (code === 'commander.help')
    return { code: 'USAGE', message: 'a command is missing', hint: 'artdag --help lists them' }
  const plain = message.replace(/^error: /, '').trim()
  return { code: 'USAGE', message: plain, hint: 'artdag --help, or artdag <command> --help' }
}

export const exitCodeOf = ({ code }: ErrorReport): number => ERROR_CODES[code].exit

/** Shows a failure and gives its exit code. A fault of ours comes with the stack that a report needs. */
export function showFailure(report: ErrorReport, output: Output, error?: unknown): number {
  output.json({ error: report })
  output.note(formatFailure(report, output.noteStyle))
  if (report.code === 'INTERNAL' && error instanceof Error)
    output.note(output.noteStyle.dim(harmless(error.stack ?? '')))
  return exitCodeOf(report)
}

/** Faults found in a document's text stand below what is wrong with the whole; each has its place and its own hint. */
export function formatFailure({ code, message, hint, details }: ErrorReport, { red, dim }: Style): string {
  const isPlaced = (code === 'RECIPE_INVALID' || code === 'EFFECT_INVALID') && details?.file !== undefined
  const head = isPlaced ? `${ERROR_CODES[code].meaning}\n\n${harmless(message)}` : harmless(message)
  return [
    `${red('✗')} ${head}`,
    ...(hint === undefined || isPlaced ? [] : [`  ${dim('try:')} ${harmless(hint)}`]),
  ].join('\n')
}
