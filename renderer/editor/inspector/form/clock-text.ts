/** Times as they are written in fields: `0:02.5`, `1:02:03`, or plain seconds. */

/** Undefined: no time. */
export function readTime(written: string): number | undefined {
  const parts = written.trim().replace(',', '.').replace(/\s*s$/, '').split(':')
  if (parts.length > 3 || !parts.every((part, at) => isPart(part, at === parts.length - 1))) return undefined
  const seconds = parts.reduce((sum, part) => sum * 60 + Number(part), 0)
  return Math.round(seconds * 1e6) / 1e6
}

const isPart = (part: string, isLast: boolean): boolean =>
  isLast ? /^(\d+\.?\d*|\.\d+)$/.test(part) : /^\d+$/.test(part)

/** To the millisecond, without digits that say nothing. */
export function writeTime(seconds: number): string {
  const thousandths = Math.round(Math.abs(seconds) * 1000)
  const [minutes, rest] = [Math.floor(thousandths / 60_000), thousandths % 60_000]
  const [hours, minute] = [Math.floor(minutes / 60), minutes % 60]
  const [whole = '', part] = String(rest / 1000).split('.')
  const second = `${whole.padStart(2, '0')}${part === undefined ? '' : `.${part}`}`
  const front = hours > 0 ? `${hours}:${String(minute).padStart(2, '0')}` : String(minute)
  return `${seconds < 0 ? '-' : ''}${front}:${second}`
}

export const nearest = (times: readonly number[], to: number): number | undefined =>
  times.reduce<number | undefined>(
    (best, time) => (best === undefined || Math.abs(time - to) < Math.abs(best - to) ? time : best),
    undefined,
  )
