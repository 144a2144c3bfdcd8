/** What every lane is drawn with. */
import type { Scale } from '../time-scale.ts'
import type { TimelineData } from '../timeline-data.ts'

export interface Painting {
  readonly context: CanvasRenderingContext2D
  /** The lane's own place is its origin. */
  readonly height: number
  readonly scale: Scale
  readonly data: TimelineData
  /** A colour of the tokens by its name: `--audio`. */
  readonly colour: (name: string) => string
  /** A frame of the pictures, once it is here; asking for it brings it. */
  readonly frame: (atSec: number) => HTMLImageElement | undefined
  /** Index of the clip that the playhead is in. */
  readonly currentClip: number
}

export type DrawLane = (painting: Painting) => void
