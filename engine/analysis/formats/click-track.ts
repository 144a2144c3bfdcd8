/** A click for every beat, a higher and louder one where a bar begins: to hear whether beats are right. */

export interface Clicks {
  /** Seconds, rising. */
  readonly beats: readonly number[]
  /** Those of them that begin a bar. */
  readonly downbeats: readonly number[]
  readonly durationSec: number
  /** Hz. */
  readonly sampleRate: number
}

const CLICK_SEC = 0.04
const FADE_SEC = 0.008
const SOUNDS = { beat: { hz: 1000, level: 0.45 }, downbeat: { hz: 1600, level: 0.9 } } as const

/**
 * Mono samples from -1 to 1, block by block, so that an hour needs no memory. A click begins on the sample nearest to
 * its beat, loud at once; where the next comes before it has faded, it ends. Each block is the caller's to keep.
 */
export function* clickTrack(clicks: Clicks, blockSamples = 65_536): Generator<Float32Array<ArrayBuffer>> {
  const { durationSec, sampleRate, beats, downbeats } = clicks
  const total = Math.round(durationSec * sampleRate)
  const length = Math.round(CLICK_SEC * sampleRate)
  const sounds = {
    beat: clickOf('beat', length, sampleRate),
    downbeat: clickOf('downbeat', length, sampleRate),
  }
  const opening = new Set(downbeats)
  const starts = beats.map((sec) => Math.round(sec * sampleRate))
  let next = 0
  for (let from = 0; from < total; from += blockSamples) {
    const block = new Float32Array(Math.min(blockSamples, total - from))
    while (next < starts.length && (starts[next] as number) + length <= from) next++
    for (let at = next; at < starts.length && (starts[at] as number) < from + block.length; at++) {
      const start = starts[at] as number
      const end = Math.min(start + length, starts[at + 1] ?? Number.POSITIVE_INFINITY)
      const sound = sounds[opening.has(beats[at] as number) ? 'downbeat' : 'beat']
      const [first, last] = [Math.max(start, from), Math.min(end, from + block.length)]
      if (last > first) block.set(sound.subarray(first - start, last - start), first - from)
    }
    yield block
  }
}

/** A tone that dies away; it begins at its height, so that the first sample is heard and seen. */
function clickOf(kind: keyof typeof SOUNDS, length: number, sampleRate: number): Float32Array {
  const { hz, level } = SOUNDS[kind]
  return Float32Array.from({ length }, (_, at) => {
    const sec = at / sampleRate
    return level * Math.exp(-sec / FADE_SEC) * Math.cos(2 * Math.PI * hz * sec)
  })
}
