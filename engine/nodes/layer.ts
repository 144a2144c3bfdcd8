/** LAYER: pictures laid over each other, each with a place, a size, an opacity and a blend mode. */
import { z } from 'zod'
import { ArtDagError } from '../contract/errors.ts'
import { blendPictures, fadeOpacity, overlayPicture } from '../media/graph/compose.ts'
import { use } from '../media/graph/filters.ts'
import { filterPicture, holdPicture, toPixelFormat, trimPicture } from '../media/graph/picture.ts'
import type { Media, VideoStream } from '../media/graph/stream.ts'
import { BLEND_MODES } from './blend.ts'
import { commonPixelFormat } from './conform-part.ts'
import type { NodeType } from './descriptor.ts'
import type { Size } from './fit-size.ts'

const PLACES = [
  'center',
  'top-left',
  'top',
  'top-right',
  'left',
  'right',
  'bottom-left',
  'bottom',
  'bottom-right',
] as const

const pixel = z.int().min(-8192).max(8192)
const position = z
  .union([
    z.enum(PLACES),
    z.strictObject({ x: pixel, y: pixel }),
    z.tuple([pixel, pixel]).transform(([x, y]) => ({ x, y })),
  ])
  .default('center')
  .meta({ title: 'Where', unit: 'px' })

const modes = Object.keys(BLEND_MODES) as [keyof typeof BLEND_MODES, ...(keyof typeof BLEND_MODES)[]]

const layer = z.strictObject({
  position,
  opacity: z.number().min(0).max(1).default(1).meta({ title: 'Opacity' }),
  scale: z.number().min(0.01).max(16).default(1).meta({ title: 'Size', unit: '×' }),
  blend: z.enum(modes).default('normal').meta({ title: 'Blend mode' }),
})

type Layer = z.output<typeof layer>

const config = z.strictObject({
  /** One entry for each layer above the base, in order; missing ones are laid in the middle as they are. */
  layers: z.array(layer).max(64).default([]).meta({ title: 'Layers above the base' }),
})

type Config = z.output<typeof config>

export const LAYER: NodeType<Config> = {
  type: 'LAYER',
  version: 1,
  title: 'Layer',
  description:
    'Lays pictures over the first one. The first gives size, length and sound; a shorter layer ends before it.',
  category: 'join',
  ports: [
    { name: 'base', description: 'The picture at the bottom', kinds: ['video', 'image'], min: 1, max: 1 },
    {
      name: 'layers',
      description: 'The pictures above it, lowest first',
      kinds: ['video', 'image'],
      min: 1,
      max: 64,
    },
  ],
  config,
  usesCanvasSize: false,
  build({ config: { layers }, inputs }) {
    const [base, ...above] = inputs as [Media, ...Media[]]
    if (layers.length > above.length) throw tooMany(layers.length, above.length)
    const format = commonPixelFormat([base])
    const bottom = toPixelFormat(withLength(base.video as VideoStream, above), format)
    const video = above.reduce(
      (below, media, index) => lay(below, media.video as VideoStream, layers[index] ?? layer.parse({})),
      bottom,
    )
    return base.audio && !video.isStill ? { video, audio: base.audio } : { video }
  },
}

/** A still under moving pictures lasts as long as the longest of them. */
function withLength(base: VideoStream, above: readonly Media[]): VideoStream {
  const frames = Math.max(0, ...above.map(({ video }) => (video && !video.isStill ? video.frames : 0)))
  return base.isStill && frames > 0 ? holdPicture(base, frames) : base
}

function lay(base: VideoStream, top: VideoStream, layer: Layer): VideoStream {
  const timed = base.isStill
    ? top
    : top.isStill
      ? holdPicture(top, base.frames)
      : trimPicture(top, 0, Math.min(top.frames, base.frames))
  const sized = scaled(timed, layer.scale)
  const place = placeOf(layer.position, base, sized)
  if (layer.blend === 'normal') return overlayPicture(base, fadeOpacity(sized, layer.opacity), place)
  return blendAt(base, sized, layer, place)
}

function scaled(video: VideoStream, factor: number): VideoStream {
  if (factor === 1) return video
  const side = (length: number): number => Math.max(2, Math.round((length * factor) / 2) * 2)
  const size = { width: side(video.width), height: side(video.height) }
  return filterPicture(video, use('scale', { w: size.width, h: size.height, flags: 'bicubic' }), size)
}

function placeOf(
  position: Layer['position'],
  base: Size,
  top: Size,
): { readonly x: number; readonly y: number } {
  if (typeof position === 'object') return position
  const right = base.width - top.width
  const bottom = base.height - top.height
  const x = position.includes('left') ? 0 : position.includes('right') ? right : Math.round(right / 2)
  const y = position.includes('top') ? 0 : position.includes('bottom') ? bottom : Math.round(bottom / 2)
  return { x, y }
}

/**
 * A mode other than normal needs both pictures at one size: the part of the base under the layer is cut out, mixed and
 * laid back.
 */
function blendAt(
  base: VideoStream,
  top: VideoStream,
  layer: Layer,
  place: { x: number; y: number },
): VideoStream {
  const box = overlap(base, top, place)
  if (!box) return base
  const under = cropTo(base, box.x, box.y, box)
  const over = cropTo(top, box.x - place.x, box.y - place.y, box)
  const mixed = blendPictures(
    { ...under, frames: top.frames },
    toPixelFormat(over, base.pixelFormat),
    BLEND_MODES[layer.blend],
    layer.opacity,
  )
  return overlayPicture(base, mixed, box)
}

interface Box extends Size {
  readonly x: number
  readonly y: number
}

function overlap(
  base: Size,
  top: Size,
  { x, y }: { readonly x: number; readonly y: number },
): Box | undefined {
  const left = Math.max(0, x)
  const upper = Math.max(0, y)
  const width = Math.min(base.width, x + top.width) - left
  const height = Math.min(base.height, y + top.height) - upper
  return width > 0 && height > 0 ? { x: left, y: upper, width, height } : undefined
}

function cropTo(video: VideoStream, x: number, y: number, { width, height }: Size): VideoStream {
  if (x === 0 && y === 0 && width === video.width && height === video.height) return video
  return filterPicture(video, use('crop', { w: width, h: height, x, y, exact: true }), { width, height })
}

const tooMany = (configured: number, given: number): ArtDagError =>
  new ArtDagError(
    'RECIPE_INVALID',
    `layers describes ${configured} layers, but only ${given} lie above the base`,
    {
      hint: 'remove entries, or add inputs',
    },
  )
