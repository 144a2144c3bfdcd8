/** A port as it is written on the command line. */
import { InvalidArgumentError } from 'commander'

/** @throws InvalidArgumentError, which the command line shows with the option's name */
export function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('It is a number from 0 to 65535.')
}
