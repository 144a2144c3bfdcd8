/** Sizes, times and shares as people read them. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `9.2 MB`; decimal units, as disks are sold. */
export function bytes(count: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)))
  const amount = count / 1000 ** power
  return `${amount >= 100 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[power]}`
}

/** A place in time: `0:24.0`, `1:02:03.5`; `digits` of the second's parts. */
export function clock(seconds: number, digits = 1): string {
  const scale = 10 ** digits
  const whole = Math.round(Math.max(0, seconds) * scale)
  const [minutes, rest] = [Math.floor(whole / (60 * scale)), whole % (60 * scale)]
  const [hours, minute] = [Math.floor(minutes / 60), minutes % 60]
  const second = (rest / scale).toFixed(digits).padStart(digits === 0 ? 2 : digits + 3, '0')
  return hours > 0 ? `${hours}:${String(minute).padStart(2, '0')}:${second}` : `${minute}:${second}`
}

/** How long something takes: `0.4 s`, `12 s`, `3 min`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  if (seconds < 90) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `${minutes} min`
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

export const percent = (share: number): string => `${Math.round(share * 100)} %`

const AGES = [
  [60, 'second', 1],
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [Number.POSITIVE_INFINITY, 'day', 86_400],
] as const

/** `2 hours ago`, of an ISO 8601 time. */
export function ago(at: string, nowMs: number): string {
  const seconds = Math.max(0, (nowMs - Date.parse(at)) / 1000)
  const [, unit, size] = AGES.find(([below]) => seconds < below) ?? AGES[3]
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-Math.floor(seconds / size), unit)
}

const MOMENT = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

/** `Nov 21, 2026, 6:05 PM`, of an ISO 8601 time, where the user is. */
export const moment = (at: string): string => MOMENT.format(Date.parse(at))

/** The beginning and the end of an id: enough to tell it from others. */
export const shortId = (id: string): string => (id.length <= 14 ? id : `${id.slice(0, 8)}…${id.slice(-4)}`)
