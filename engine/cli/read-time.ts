/** Times on a command line. */
import { InvalidArgumentError } from 'commander'

const SECONDS = /^(?:\d+(?:\.\d*)?|\.\d+)$/
/** m:ss of any number of minutes, or h:mm:ss; each with a fraction. */
const CLOCK = /^(?:(\d+):(?=[0-5]\d:))?(\d+):([0-5]\d(?:\.\d+)?)$/

/** Seconds: of `65.5`, `1:05.5` or `0:01:05.5`. @throws InvalidArgumentError */
export function readTime(text: string): number {
  if (SECONDS.test(text)) return Number(text)
  const [, hours = 0, minutes, seconds] = CLOCK.exec(text) ?? []
  if (seconds !== undefined) return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  throw new InvalidArgumentError('It must be seconds, m:ss or h:mm:ss, such as 65.5 or 1:05.5.')
}
