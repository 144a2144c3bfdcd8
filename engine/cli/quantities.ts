/** Sizes, times and names of things as people read them. */
import { stripVTControlCharacters } from 'node:util'

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** `999 B`, `1.4 MB`: decimal units, as disks are sold. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let value = bytes / 1000
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value < 9.95 ? value.toFixed(1) : value.toFixed(0)} ${UNITS[unit]}`
}

/** How long something took: `0.4 s`, `4.1 s`, `2 min 05 s`, `1 h 02 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`
}

/** What is left, for a line that is redrawn: `0:07`, `12:30`, `1:02:30`. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const minutes = Math.floor(whole / 60)
  const head = minutes < 60 ? `${minutes}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`
  return `${head}:${two(whole % 60)}`
}

/** A place in media, as `--from` and `--to` read it: `0:07.25`, `1:02:30.00`. */
export function formatMoment(seconds: number): string {
  const hundredths = Math.round(seconds * 100)
  const whole = Math.floor(hundredths / 100)
  return `${formatClock(whole)}.${two(hundredths % 100)}`
}

const two = (value: number): string => String(value).padStart(2, '0')

/** `1 task`, `3 tasks`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

/** ISO 8601 as local `2026-11-21 05:14`. */
export function formatDate(iso: string): string {
  const date = new Date(iso)
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** Long enough to be typed back as a prefix. */
const SHORT_CID = 12

/** For tables on a terminal; a pipe gets the whole CID. */
export const shortCid = (cid: string): string =>
  cid.length > SHORT_CID + 1 ? `${cid.slice(0, SHORT_CID)}…` : cid

/** Columns a text takes, colours not counted. */
export const widthOf = (text: string): number => [...stripVTControlCharacters(text)].length

/** At most so many columns, of text without colours. */
export const clip = (text: string, columns: number): string =>
  widthOf(text) <= columns ? text : `${[...text].slice(0, Math.max(0, columns - 1)).join('')}…`
