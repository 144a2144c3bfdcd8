/** Drums as short recordings, each a little different from song to song. All begin at their first sample. */
import type { Random } from './random.ts'

export const RATE = 44_100

export type DrumName =
  | 'kick'
  | 'snare'
  | 'hat'
  | 'open'
  | 'ride'
  | 'clap'
  | 'rim'
  | 'clave'
  | 'conga'
  | 'bell'
  | 'shaker'
  | 'crash'
  | 'tom'

type Drum = (random: Random) => Float32Array

/** A recording of so many seconds, from its value at each time. */
function record(lengthSec: number, value: (sec: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round(lengthSec * RATE) }, (_, i) => value(i / RATE))
}

/** White noise without what is below about `hz`; two poles. */
function hiss(random: Random, hz: number): () => number {
  const keep = 1 / (1 + (2 * Math.PI * hz) / RATE)
  let [x0, y0, y1] = [0, 0, 0]
  return () => {
    const x = random.between(-1, 1)
    const first = keep * (y0 + x - x0)
    const second = keep * (y1 + first - y0)
    x0 = x
    y0 = first
    y1 = second
    return second
  }
}

const fall = (sec: number, decaySec: number): number => Math.exp(-sec / decaySec)

/** A sine that slides from one pitch to another, starting at its crest so that the stroke is at once there. */
function slide(fromHz: number, toHz: number, overSec: number): (sec: number) => number {
  return (sec) => Math.cos(2 * Math.PI * (toHz * sec + (fromHz - toHz) * overSec * (1 - fall(sec, overSec))))
}

function kick(random: Random): Float32Array {
  const body = slide(random.between(130, 220), random.between(42, 62), random.between(0.018, 0.035))
  const decay = random.between(0.09, 0.22)
  const click = hiss(random, 2000)
  const hard = random.between(0.1, 0.5)
  return record(0.5, (t) => body(t) * fall(t, decay) + hard * click() * fall(t, 0.004))
}

function snare(random: Random): Float32Array {
  const body = slide(random.between(230, 300), random.between(160, 210), 0.02)
  const wires = hiss(random, random.between(900, 2200))
  const decay = random.between(0.06, 0.14)
  return record(0.4, (t) => 0.6 * body(t) * fall(t, 0.07) + 0.9 * wires() * fall(t, decay))
}

function cymbal(hz: number, decaySec: readonly [number, number], lengthSec: number): Drum {
  return (random) => {
    const noise = hiss(random, hz * random.between(0.8, 1.2))
    const decay = random.between(...decaySec)
    return record(lengthSec, (t) => noise() * fall(t, decay))
  }
}

function ride(random: Random): Float32Array {
  const noise = hiss(random, 6000)
  const partials = [3140, 4270, 5390, 7010].map((hz) => hz * random.between(0.95, 1.05))
  const ring = (t: number): number => partials.reduce((sum, hz) => sum + Math.sin(2 * Math.PI * hz * t), 0)
  return record(0.7, (t) => 0.5 * noise() * fall(t, 0.08) + 0.12 * ring(t) * fall(t, 0.2))
}

/** Several hands, a few milliseconds apart. */
function clap(random: Random): Float32Array {
  const noise = hiss(random, 1100)
  const hands = [0, random.between(0.006, 0.009), random.between(0.013, 0.017)]
  const last = hands[2] as number
  const strength = (t: number): number =>
    t > last
      ? fall(t - last, 0.09)
      : fall(Math.min(...hands.filter((at) => at <= t).map((at) => t - at)), 0.004)
  return record(0.35, (t) => noise() * strength(t))
}

function blow(hz: readonly [number, number], decaySec: number, partial: number): Drum {
  return (random) => {
    const pitch = random.between(...hz)
    return record(
      decaySec * 6,
      (t) =>
        fall(t, decaySec) *
        (Math.cos(2 * Math.PI * pitch * t) + 0.5 * Math.cos(2 * Math.PI * pitch * partial * t)),
    )
  }
}

function shaker(random: Random): Float32Array {
  const noise = hiss(random, 5000)
  return record(0.12, (t) => noise() * Math.min(1, t / 0.012) * fall(t, 0.03))
}

function tom(random: Random): Float32Array {
  const low = random.between(80, 140)
  const body = slide(low * 1.6, low, 0.05)
  return record(0.5, (t) => body(t) * fall(t, 0.15))
}

const DRUMS: Readonly<Record<DrumName, Drum>> = {
  kick,
  snare,
  hat: cymbal(7000, [0.015, 0.04], 0.2),
  open: cymbal(6000, [0.09, 0.16], 0.5),
  ride,
  clap,
  rim: blow([1500, 1900], 0.012, 1.47),
  clave: blow([2300, 2600], 0.02, 2.7),
  conga: blow([190, 320], 0.07, 1.59),
  bell: blow([540, 640], 0.06, 1.5),
  shaker,
  crash: cymbal(3500, [0.5, 0.8], 2),
  tom,
}

const LOUDNESS: Readonly<Record<DrumName, number>> = {
  kick: 0.9,
  snare: 0.65,
  hat: 0.3,
  open: 0.3,
  ride: 0.4,
  clap: 0.6,
  rim: 0.4,
  clave: 0.3,
  conga: 0.4,
  bell: 0.22,
  shaker: 0.25,
  crash: 0.35,
  tom: 0.6,
}

/** The drums of one song. */
export function drumKit(random: Random): Readonly<Record<DrumName, Float32Array>> {
  const entries = Object.entries(DRUMS) as [DrumName, Drum][]
  const kit = entries.map(([name, drum]) => {
    const gain = LOUDNESS[name] * random.between(0.8, 1.2)
    return [name, drum(random).map((value) => value * gain)]
  })
  return Object.fromEntries(kit) as Record<DrumName, Float32Array>
}
