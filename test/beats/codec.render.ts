import { expect, it } from 'vitest'
import { RATE } from './drums.ts'
import { onsetLagMs } from './onset-lag.ts'
import { makeSong, playSong } from './song.ts'
import { listSongs } from './test-set.ts'

it.each(listSongs(5, ['lossy codec']).map((spec) => [`${spec.name} ${spec.codec?.encoder}`, spec] as const))(
  'the truth is still where the sound is after a codec: %s',
  async (_, spec) => {
    const { channels, truth } = await makeSong(spec)
    const { channels: before } = playSong(spec)
    expect(channels).toHaveLength(before.length)
    const [coded, plain] = [channels[0] as Float32Array, before[0] as Float32Array]
    expect(coded).not.toEqual(plain)
    expect(Math.abs(coded.length - plain.length) / RATE).toBeLessThan(0.06)
    expect(Math.abs(onsetLagMs(coded, truth.beats) - onsetLagMs(plain, truth.beats))).toBeLessThan(6)
  },
)
