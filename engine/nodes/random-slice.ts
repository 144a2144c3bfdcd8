/** RANDOM_SLICE: a part of a clip at a place drawn by a seed; the same seed gives the same place, everywhere. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { lengthOf } from '../media/graph/length.ts'
import { gridAt, secondsAt } from '../media/graph/rational.ts'
import type { Media } from '../media/graph/stream.ts'
import { cutMedia } from './cut-media.ts'
import type { NodeType } from './descriptor.ts'
import { seconds } from './fields.ts'

const whole = z.int().min(0).max(4_294_967_295)

const config = z.strictObject({
  duration: seconds('Length').gt(0).default(1),
  seed: whole.default(0).meta({ title: 'Seed' }),
  /** Set by MAP, so that every item gets a place of its own from one seed. */
  index: whole.default(0).meta({ title: 'Number of the draw' }),
})

type Config = z.output<typeof config>

export const RANDOM_SLICE: NodeType<Config> = {
  type: 'RANDOM_SLICE',
  version: 1,
  title: 'Random slice',
  description:
    'Takes a part of a clip at a random place. The seed is part of the id, so a draw can be repeated.',
  category: 'edit',
  ports: [{ name: 'input', description: 'The clip', kinds: ['video', 'audio'], min: 1, max: 1 }],
  config,
  usesCanvasSize: false,
  isIndexed: true,
  build({ config: { duration, seed, index }, inputs }) {
    const [input] = inputs as [Media]
    const { length, rate } = lengthOf(input)
    const wanted = Math.max(1, gridAt(duration, rate))
    if (wanted > length) {
      throw new ArtDagError(
        'RECIPE_INVALID',
        `a slice of ${duration} s does not fit into ${secondsAt(length, rate)} s`,
        {
          hint: 'shorten the slice, or give a longer clip',
        },
      )
    }
    return cutMedia(input, Math.floor(draw(seed, index) * (length - wanted + 1)), wanted)
  },
}

/** A number from 0 up to 1: two rounds of 32-bit mixing (the finalizer of MurmurHash3) over seed and index. */
export function draw(seed: number, index: number): number {
  const mixed = mix((mix(seed >>> 0) ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0)
  return mixed / 4_294_967_296
}

function mix(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35)
  return (second ^ (second >>> 16)) >>> 0
}
