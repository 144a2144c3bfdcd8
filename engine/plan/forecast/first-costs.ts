/**
 * What things cost before anything was learned: seconds of processor time, measured once with ffmpeg 7 and clips of
 * 1280×720. Of pictures per million pixels, of sound per second. Right to a factor of about three; runs make it better.
 */
import type { FilterName } from '../../media/graph/filters.ts'

const DECODE: Readonly<Record<string, number>> = {
  h264: 0.0054,
  hevc: 0.009,
  vp8: 0.005,
  vp9: 0.007,
  av1: 0.012,
  prores: 0.013,
  mjpeg: 0.01,
  png: 0.02,
  // an intermediate of ours
  intermediate: 0.005,
  aac: 0.002,
}

const ENCODE: Readonly<Record<string, number>> = {
  'mp4/libx264': 0.032,
  'mp4-piece/libx264': 0.03,
  'draft/libx264': 0.0063,
  'draft-piece/libx264': 0.006,
  'mezzanine/libx264': 0.009,
  ffv1: 0.05,
  'libvpx-vp9': 0.09,
  prores_ks: 0.15,
  png: 0.25,
  mjpeg: 0.016,
  libwebp: 0.1,
  gif: 0.01,
  aac: 0.016,
  libopus: 0.009,
  libmp3lame: 0.0065,
  flac: 0.0015,
  pcm_s24le: 0.0003,
  pcm_f32le: 0.0003,
}

/** Bytes, of the same amounts. */
const SIZE: Readonly<Record<string, number>> = {
  'mp4/libx264': 25_000,
  'mp4-piece/libx264': 25_000,
  'draft/libx264': 20_000,
  'draft-piece/libx264': 20_000,
  'mezzanine/libx264': 150_000,
  ffv1: 800_000,
  'libvpx-vp9': 20_000,
  prores_ks: 400_000,
  png: 1_200_000,
  mjpeg: 250_000,
  libwebp: 60_000,
  gif: 200_000,
  aac: 24_000,
  libopus: 20_000,
  libmp3lame: 24_000,
  flac: 90_000,
  pcm_s24le: 288_000,
  pcm_f32le: 384_000,
}

const FILTER: Readonly<Partial<Record<FilterName, number>>> = {
  scale: 0.0015,
  pad: 0.0004,
  transpose: 0.0005,
  hflip: 0.0001,
  eq: 0.0003,
  hue: 0.0003,
  gblur: 0.0026,
  boxblur: 0.0032,
  unsharp: 0.0041,
  negate: 0.0007,
  vignette: 0.0025,
  noise: 0.0003,
  edgedetect: 0.026,
  colorbalance: 0.02,
  colorchannelmixer: 0.0037,
  colorize: 0.0006,
  rgbashift: 0.0034,
  curves: 0.0027,
  lagfun: 0.0026,
  fade: 0.0011,
  xfade: 0.0055,
  blend: 0.004,
  overlay: 0.0006,
  maskedmerge: 0.0003,
  lut: 0.0005,
  palettegen: 0.08,
  paletteuse: 0.08,
  zscale: 0.03,
  tonemap: 0.02,
  gradients: 0.03,
  drawtext: 0.0003,
  aresample: 0.001,
  atempo: 0.0025,
  loudnorm: 0.02,
}

/** They only count frames, set times or name what is there already. */
const FREE: ReadonlySet<FilterName> = new Set([
  ...(['fps', 'trim', 'atrim', 'setpts', 'asetpts', 'settb', 'tpad', 'apad', 'setsar', 'setparams'] as const),
  ...(['format', 'aformat', 'split', 'asplit', 'concat', 'crop', 'vflip'] as const),
])

export const isFree = (filter: FilterName): boolean => FREE.has(filter)

/** A process that does nothing; a megabyte that is joined. */
const OTHER: Readonly<Record<string, number>> = { process: 0.05, copy: 0.005 }

/** Of a codec or filter that nobody measured: what most of them cost. */
const UNKNOWN: Readonly<Record<string, number>> = { decode: 0.008, encode: 0.05, size: 50_000, filter: 0.002 }

const TABLES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  decode: DECODE,
  encode: ENCODE,
  size: { ...SIZE, copy: 1e6 },
  filter: FILTER,
}

/** Of one unit of an amount, by its name (`encode:mp4/libx264`); what is a ratio (`wall:piece`) begins with 1. */
export function firstCost(name: string): number {
  const colon = name.indexOf(':')
  if (colon < 0) return lookUp(OTHER, name) ?? 1
  const [kind, what] = [name.slice(0, colon), name.slice(colon + 1)]
  const table = lookUp(TABLES, kind) ?? {}
  // Another profile of the same encoder is nearer than nothing.
  const codec = what.slice(what.indexOf('/') + 1)
  return lookUp(table, what) ?? lookUp(table, codec) ?? lookUp(UNKNOWN, kind) ?? 1
}

/** Codecs are named by strangers' files. */
const lookUp = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
