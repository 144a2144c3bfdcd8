/**
 * What happens in a clip's pictures, out of tiny grey frames that come by once:
 *
 *   frame ─┬─ change from the one before ─┬─ cuts ── movement ── peaks, tempo
 *          │                              └─ flashes ──┘
 *          ├─ black?   ─ stretches
 *          └─ as at the beginning of the stretch? ─ still stretches
 */
import type { VideoAnalysis } from '../../contract/analysis.ts'
import type { Rational } from '../../media/probe/facts.ts'
import { findCuts, LEAST_CUT, SHORTEST_SCENE_SEC } from './find-cuts.ts'
import { findPeaks } from './find-peaks.ts'
import { FlashFinder } from './flash-finder.ts'
import { motionTempo } from './motion-tempo.ts'
import { movementOf, movementSeries } from './movement.ts'
import { likeness, meanDifference } from './picture-distance.ts'
import { isBlack, StillPictures } from './quiet-pictures.ts'
import { joinNeighbours, StretchFinder, spansOf } from './stretch-finder.ts'

/** Raised when the same frames give another result. */
export const VIDEO_ANALYSER = 'artdag-video@1'

/** What it looks at; see `decodePictures`. */
export const PICTURE = { width: 64, height: 36 } as const

const SHORTEST_BLACK_SEC = 0.2
const SHORTEST_STILL_SEC = 0.5
/** A change nobody notices. */
const UNSEEN = 0.002

/** Keeps two numbers a frame, and fewer than a hundred pictures. */
export class VideoAnalyser {
  readonly #rate: Rational
  readonly #fps: number
  readonly #before = new Uint8Array(PICTURE.width * PICTURE.height)
  readonly #sizes: number[] = []
  readonly #likeness: (number | undefined)[] = []
  readonly #flashes: FlashFinder
  readonly #black: StretchFinder
  readonly #still: StretchFinder
  readonly #pictures = new StillPictures()

  /** @param rate frames a second, of the grid that the frames are on */
  constructor(rate: Rational) {
    this.#rate = rate
    this.#fps = rate.num / rate.den
    this.#flashes = new FlashFinder(this.#fps, SHORTEST_SCENE_SEC)
    this.#black = new StretchFinder(SHORTEST_BLACK_SEC * this.#fps)
    this.#still = new StretchFinder(SHORTEST_STILL_SEC * this.#fps)
  }

  /** The next frame: a byte for each pixel, 0 black to 255 white. The array may be used again afterwards. */
  push(frame: Uint8Array): void {
    const at = this.#sizes.length
    this.#compare(frame, at)
    this.#black.push(at, isBlack(frame))
    this.#still.push(at, true, !this.#pictures.isSame(frame))
    this.#before.set(frame)
  }

  #compare(frame: Uint8Array, at: number): void {
    const size = at === 0 ? 0 : meanDifference(frame, this.#before)
    this.#sizes.push(size)
    this.#likeness.push(size < LEAST_CUT / 2 ? undefined : likeness(frame, this.#before))
    if (at > 0) this.#flashes.push(at, frame, this.#before, size)
  }

  /** Of all frames so far; none of them give an empty analysis. */
  finish(): VideoAnalysis {
    const changes = { fps: this.#fps, sizes: this.#sizes, likeness: this.#likeness }
    const { flashes } = this.#flashes
    const cuts = findCuts(changes, flashes)
    const movement = movementOf(changes, cuts, flashes)
    const { hopSec, values } = movementSeries(movement, this.#fps)
    const tempo = motionTempo(movement, this.#fps)
    const end = this.#sizes.length
    const timeOf = (frame: number): number => this.#timeOf(frame)
    return {
      durationSec: timeOf(end),
      scenes: cuts.map(({ at }) => timeOf(at)),
      motion: { hopSec, values: values.map(fourDigits) },
      motionPeaks: findPeaks(changes, movement, { cuts, flashes }).map(({ at }) => timeOf(at)),
      motionTempo: tempo && { bpm: fourDigits(tempo.bpm), confidence: fourDigits(tempo.confidence) },
      black: spansOf(this.#black.finish(end), timeOf),
      still: spansOf(
        joinNeighbours(this.#still.finish(end), (at) => (this.#sizes[at] as number) < UNSEEN),
        timeOf,
      ),
    }
  }

  /** To a tenth of a millisecond. */
  #timeOf(frame: number): number {
    return Math.round((frame * this.#rate.den * 10_000) / this.#rate.num) / 10_000
  }
}

const fourDigits = (value: number): number => Number(value.toPrecision(4))
