/** Clicks over a song: the same whatever the blocks, both to be heard, in both channels. */
import { expect, it } from 'vitest'
import { ClickMixer } from '../../engine/analysis/formats/click-mixer.ts'
import { clickTrack } from '../../engine/analysis/formats/click-track.ts'

const CLICKS = { beats: [0.1, 0.3], downbeats: [0.1], durationSec: 0.5, sampleRate: 8000 }
const FRAMES = 4000

/** Left 0.5, right -0.25 all along. */
const song = new Uint8Array(Float32Array.from({ length: 2 * FRAMES }, (_, i) => (i % 2 ? -0.25 : 0.5)).buffer)

function mix(blockBytes: number): Int16Array {
  const mixer = new ClickMixer(CLICKS)
  const parts: Uint8Array[] = []
  for (let at = 0; at < song.length; at += blockBytes) parts.push(mixer.mix(song.slice(at, at + blockBytes)))
  return new Int16Array(Uint8Array.from(Buffer.concat(parts)).buffer)
}

it('adds the clicks to the song, which steps back', () => {
  const [clicks] = [...clickTrack(CLICKS)] as [Float32Array]
  const mixed = mix(song.length)
  expect(mixed).toHaveLength(2 * FRAMES)
  for (const frame of [0, 799, 800, 805, 2400, 3999]) {
    const click = clicks[frame] as number
    const expected = [0.3 + click, -0.15 + click].map((value) => Math.round(Math.min(1, value) * 32_767))
    expect([...mixed.slice(2 * frame, 2 * frame + 2)], `frame ${frame}`).toEqual([
      expect.closeTo(expected[0] as number, -0.5),
      expect.closeTo(expected[1] as number, -0.5),
    ])
  }
  expect(Math.max(...clicks)).toBeGreaterThan(0.8)
})

it.each([1, 7, 8, 13, 1000, 4096])('cut into blocks of %i bytes it is the same', (bytes) => {
  expect(mix(bytes)).toEqual(mix(song.length))
})
