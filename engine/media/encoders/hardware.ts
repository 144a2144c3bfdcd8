/**
 * Hardware encoders of H.264, in the order in which `auto` takes them. Each has a form of the profiles that libx264 writes,
 * of about the same quality: their settings are told from its `crf`.
 */
import type { HardwareEncoder } from '../../contract/schemas.ts'
import { PROFILES, type Profile, type VideoCodec } from '../profiles.ts'

export interface Hardware {
  readonly name: HardwareEncoder
  /** As ffmpeg calls it. */
  readonly encoder: string
  /** Where it can exist at all. */
  readonly platforms: readonly NodeJS.Platform[]
  /** Pixel format in which it wants its pictures; absent: ours. */
  readonly surface?: 'nv12'
  /** Kind of device that pictures are uploaded to; absent: it takes them from memory, and opens its device itself. */
  readonly device?: 'vaapi' | 'vulkan'
  /** `crf`: of libx264. */
  readonly options: (crf: number) => Readonly<Record<string, string>>
}

/**
 * No B-frames anywhere: not all hardware has them, its drivers order them each in their own way, and without them every
 * piece decodes in the order it is shown in. So pieces join whatever made them; it costs about a tenth of size.
 */
const PLAIN = { bf: '0', profile: 'high' }

/** The quantizer that x264 uses on average is a little above its crf, which spends bits where they are seen. */
const quantizer = (crf: number): string => String(crf + 2)

export const HARDWARE: readonly Hardware[] = [
  {
    name: 'nvenc',
    encoder: 'h264_nvenc',
    platforms: ['linux', 'win32'],
    // Without `b=0` the quality is cut off at 2 Mbit/s. The scale of `cq` is close to crf's.
    options: (crf) => ({ preset: 'p5', rc: 'vbr', cq: String(crf + 1), b: '0', 'spatial-aq': '1', ...PLAIN }),
  },
  {
    name: 'videotoolbox',
    encoder: 'h264_videotoolbox',
    platforms: ['darwin'],
    // From 1 to 100, more is better. Only Apple's own chips know it; on others the attempt fails, and says so.
    options: (crf) => ({ 'q:v': String(65 - 2 * (crf - 18)), ...PLAIN }),
  },
  {
    name: 'qsv',
    encoder: 'h264_qsv',
    platforms: ['linux', 'win32'],
    surface: 'nv12',
    // A quality without a rate chooses ICQ, which is like crf.
    options: (crf) => ({ preset: 'slow', global_quality: quantizer(crf), ...PLAIN }),
  },
  {
    name: 'amf',
    encoder: 'h264_amf',
    platforms: ['linux', 'win32'],
    surface: 'nv12',
    options: (crf) => ({
      ...{ usage: 'transcoding', quality: 'quality', rc: 'cqp' },
      ...{ qp_i: String(crf), qp_p: quantizer(crf) },
      ...PLAIN,
    }),
  },
  {
    name: 'vaapi',
    encoder: 'h264_vaapi',
    platforms: ['linux'],
    surface: 'nv12',
    device: 'vaapi',
    // The only mode that all drivers have.
    options: (crf) => ({ rc_mode: 'CQP', qp: quantizer(crf), ...PLAIN }),
  },
  {
    name: 'vulkan',
    encoder: 'h264_vulkan',
    platforms: ['linux', 'win32'],
    surface: 'nv12',
    device: 'vulkan',
    options: (crf) => ({ rc_mode: 'cqp', qp: quantizer(crf), tune: 'hq', ...PLAIN }),
  },
]

const hardwareNamed = (name: HardwareEncoder): Hardware =>
  HARDWARE.find((hardware) => hardware.name === name) as Hardware

/** Whether hardware can write it: what libx264 encodes by quality. */
export const hasHardwareForm = ({ video }: Profile): boolean =>
  video?.encoder === 'libx264' && video.options.crf !== undefined

/** The profile as hardware writes it: another document, so that files of the two never mix. Others stay as they are. */
export function withHardware(profile: Profile, name: HardwareEncoder | undefined): Profile {
  const { video } = profile
  return name && video && hasHardwareForm(profile)
    ? { ...profile, video: codecOf(video, hardwareNamed(name)) }
    : profile
}

function codecOf({ threads: _, ...codec }: VideoCodec, hardware: Hardware): VideoCodec {
  const { name, encoder, surface, device, options } = hardware
  const { crf, g = '48' } = codec.options
  return {
    ...codec,
    encoder,
    options: { ...options(Number(crf)), g },
    hardware: { name, ...(surface ? { surface } : {}), ...(device ? { device } : {}) },
    ...(codec.pieces ? { pieces: { ...codec.pieces, reorderFrames: 0 } } : {}),
  }
}

/** Every profile in every form that hardware can give it: for finding one by its CID. */
export const hardwareProfiles = (): readonly Profile[] =>
  PROFILES.filter(hasHardwareForm).flatMap((profile) =>
    HARDWARE.map(({ name }) => withHardware(profile, name)),
  )
