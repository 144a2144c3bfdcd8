/**
 * Clips that cost something to encode, and whose frames say which they are: a moving pattern with grain, and a strip of
 * 16 black and white cells with the frame's number, most significant first. Read back with read-strip.ts.
 */
import type { Rational } from '../../engine/media/probe/facts.ts'
import { makeFile } from '../support/media.ts'

export interface ClipSpec {
  readonly width: number
  readonly height: number
  readonly fps: Rational
  readonly seconds: number
  /** Strength of the grain, which decides what encoding costs. */
  readonly grain: number
  /** Where the strip is; the other edge is black, so that two clips laid over each other can both be read. */
  readonly strip: 'top' | 'bottom'
}

export interface BenchClip {
  readonly path: string
  readonly fps: Rational
}

const THIRTY: Rational = { num: 30, den: 1 }
const PATTERN_720: ClipSpec = { width: 1280, height: 720, fps: THIRTY, seconds: 30, grain: 4, strip: 'top' }

/** 720p, 30 s. */
export const makeClip720 = (): Promise<BenchClip> => makeBenchClip(PATTERN_720)

/** 720p, 10 s; to be laid over the other. */
export const makeOverlayClip720 = (): Promise<BenchClip> =>
  makeBenchClip({ ...PATTERN_720, seconds: 10, strip: 'bottom' })

/** 640x360 at 30000/1001, 10 minutes. */
export const makeLongClip = (): Promise<BenchClip> =>
  makeBenchClip({
    ...{ width: 640, height: 360, fps: { num: 30_000, den: 1001 } },
    ...{ seconds: 600, grain: 2, strip: 'top' },
  })

/** Made once and kept in the folder of the tests' clips: the long one takes a minute. */
async function makeBenchClip(spec: ClipSpec): Promise<BenchClip> {
  const picture = ['-f', 'lavfi', '-i', pictureOf(spec), '-f', 'lavfi', '-i', SOUND]
  const x264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-pix_fmt', 'yuv420p']
  const longGops = ['-g', '250', '-keyint_min', '250', '-sc_threshold', '0']
  const aac = ['-c:a', 'aac', '-b:a', '192k']
  const file = await makeFile('mp4', [...picture, ...x264, ...longGops, ...aac, '-t', String(spec.seconds)])
  return { path: file, fps: spec.fps }
}

function pictureOf({ width, height, fps, grain, strip }: ClipSpec): string {
  const bar = Math.floor(height / 32) * 2
  const bottom = height - bar
  const rate = `${fps.num}/${fps.den}`
  const bit = 'mod(floor(N/pow(2,15-X)),2)'
  const turned = strip === 'top' ? '' : 'hflip,negate,'
  return [
    `testsrc2=s=${width}x${height}:r=${rate},${turned}noise=alls=${grain}:allf=t:all_seed=7,format=yuv420p,` +
      `drawbox=h=${bar}:c=black:t=fill,drawbox=y=${bottom}:h=${bar}:c=black:t=fill[pattern]`,
    `color=c=black:s=16x1:r=${rate},format=yuv444p,geq=lum='16+219*${bit}':cb=128:cr=128,` +
      `scale=${width}:${bar}:flags=neighbor,format=yuv420p[number]`,
    `[pattern][number]overlay=y=${strip === 'top' ? 0 : bottom}`,
  ].join(';')
}

/** A click at every whole second over a quiet tone, in stereo. */
const CLICKS = 'if(lt(mod(t,1),0.005),0.8*sin(2*PI*1000*mod(t,1)),0.03*sin(2*PI*440*t))'.replaceAll(
  ',',
  '\\,',
)
const SOUND = `aevalsrc=${CLICKS}|${CLICKS}:s=48000`
