/** One frame of a video, shown for a while. */
import { secondsAt } from '../../media/graph/rational.ts'
import type { Rational } from '../../media/probe/facts.ts'
import type { ExpandedStep, Placed } from '../descriptor.ts'

export const holdFrame = (
  id: string,
  step: Placed,
  frame: number,
  frames: number,
  fps: Rational,
): ExpandedStep => ({
  id,
  type: 'RETIME',
  config: {
    points: [
      [secondsAt(frame, fps), 0],
      [secondsAt(frame + 1, fps), secondsAt(frames, fps)],
    ],
    sound: 'drop',
  },
  inputs: [step],
})
