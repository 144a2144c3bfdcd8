/** Noise over music. */
import { loudestOf } from './mix.ts'
import type { Random } from './random.ts'
import type { Noise } from './song-spec.ts'

/** Adds to every channel noise of its own, as strong as the ratio to the music says; what is then too loud is scaled. */
export function addNoise(channels: readonly Float32Array[], { kind, snrDb }: Noise, random: Random): void {
  for (const channel of channels) {
    const noise = NOISES[kind](channel.length, random)
    const gain = strength(channel) / strength(noise) / 10 ** (snrDb / 20)
    for (let i = 0; i < channel.length; i++) channel[i] = (channel[i] as number) + (noise[i] as number) * gain
  }
  const peak = Math.max(...channels.map(loudestOf))
  if (peak > 0.98)
    for (const channel of channels)
      for (let i = 0; i < channel.length; i++) channel[i] = ((channel[i] as number) * 0.98) / peak
}

const strength = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length)

const NOISES: Readonly<Record<Noise['kind'], (length: number, random: Random) => Float32Array>> = {
  white: (length, random) => Float32Array.from({ length }, () => random.between(-1, 1)),
  pink,
  crackle,
}

/** White noise through three low passes side by side: 3 dB less per octave, near enough. */
function pink(length: number, random: Random): Float32Array {
  let [low, mid, high] = [0, 0, 0]
  return Float32Array.from({ length }, () => {
    const white = random.between(-1, 1)
    low = 0.998 * low + 0.1 * white
    mid = 0.963 * mid + 0.3 * white
    high = 0.57 * high + 1.05 * white
    return low + mid + high + 0.18 * white
  })
}

/** An old record: clicks at any time over a quiet hiss. */
function crackle(length: number, random: Random): Float32Array {
  let click = 0
  return Float32Array.from({ length }, () => {
    click *= -0.82
    if (random.chance(0.0006)) click = random.between(-1, 1) * random.between(0.2, 1)
    return click + 0.02 * random.between(-1, 1)
  })
}
