/** What `ffprobe -of json` prints, as far as we read it; the same shape from 5.1 to 7. */
import { z } from 'zod'

/** ffprobe writes most numbers as text and leaves out, or writes N/A for, what it does not know. */
const numeric = z
  .union([z.number(), z.string()])
  .transform(Number)
  .pipe(z.number())
  .optional()
  .catch(undefined)

const SideData = z.object({
  side_data_type: z.string().optional(),
  displaymatrix: z.string().optional(),
  rotation: numeric,
})
export type SideData = z.infer<typeof SideData>

export const FfprobeStream = z.object({
  index: z.number().int(),
  codec_type: z.string().optional(),
  codec_name: z.string().optional(),
  width: numeric,
  height: numeric,
  pix_fmt: z.string().optional(),
  sample_aspect_ratio: z.string().optional(),
  has_b_frames: numeric,
  start_pts: numeric,
  r_frame_rate: z.string().optional(),
  avg_frame_rate: z.string().optional(),
  time_base: z.string().default('1/1000'),
  color_range: z.string().optional(),
  color_space: z.string().optional(),
  color_primaries: z.string().optional(),
  color_transfer: z.string().optional(),
  sample_rate: numeric,
  channels: numeric,
  channel_layout: z.string().optional(),
  disposition: z.object({ default: numeric, attached_pic: numeric, timed_thumbnails: numeric }).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z.array(SideData).optional(),
})
export type FfprobeStream = z.infer<typeof FfprobeStream>

const Frame = z.object({ side_data_list: z.array(SideData).optional() })

export const FfprobeDocument = z.object({
  streams: z.array(FfprobeStream).default([]),
  format: z
    .object({
      start_time: numeric,
      duration: numeric,
      tags: z.record(z.string(), z.string()).optional(),
    })
    .default({}),
  /** Only where frames were asked for: stills. */
  frames: z.array(Frame).optional(),
})
export type FfprobeDocument = z.infer<typeof FfprobeDocument>
