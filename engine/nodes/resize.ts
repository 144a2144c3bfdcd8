/** RESIZE: another size, in one of four ways. */
import { z } from 'zod'
import type { Media, VideoStream } from '../media/graph/stream.ts'
import type { NodeType } from './descriptor.ts'
import { colour, pixels } from './fields.ts'
import { FIT_MODES, type FitMode, fitSize } from './fit-size.ts'

interface Config {
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly mode: FitMode
  readonly background: string
}

export const RESIZE: NodeType<Config> = {
  type: 'RESIZE',
  version: 1,
  title: 'Resize',
  description:
    'Scales, crops or pads pictures to a size. With one side only, the other follows in proportion.',
  category: 'picture',
  ports: [{ name: 'input', description: 'The picture to resize', kinds: ['video', 'image'], min: 1, max: 1 }],
  config: z
    .strictObject({
      width: pixels('Width').optional(),
      height: pixels('Height').optional(),
      mode: z.enum(FIT_MODES).default('fit').meta({ title: 'How it fits' }),
      background: colour('Colour around the picture').default('black'),
    })
    .refine(
      ({ width, height }) => width !== undefined || height !== undefined,
      'give a width, a height or both',
    ),
  usesCanvasSize: false,
  build({ config, inputs }) {
    const [input] = inputs as [Media]
    return { ...keepSound(input), video: resize(input.video as VideoStream, config) }
  },
}

const keepSound = ({ audio }: Media): Media => (audio ? { audio } : {})

function resize(video: VideoStream, { width, height, mode, background }: Config): VideoStream {
  if (width !== undefined && height !== undefined) return fitSize(video, { width, height }, mode, background)
  const factor = width === undefined ? (height as number) / video.height : width / video.width
  const side = (length: number): number => Math.max(2, Math.round((length * factor) / 2) * 2)
  return fitSize(
    video,
    { width: width ?? side(video.width), height: height ?? side(video.height) },
    'stretch',
    background,
  )
}
