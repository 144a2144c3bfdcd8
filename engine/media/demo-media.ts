/** What the demo is made of, as ffmpeg commands over its own test sources. Engine-made input: no file is read. */

export interface DemoFile {
  /** Input of the demo recipe that it fills. */
  readonly input: string
  /** Name it gets in the store. */
  readonly asset: string
  readonly extension: string
  /** All but the output. */
  readonly argv: readonly string[]
}

/** Near-lossless, in the same bytes on every machine. */
export const H264 = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '16',
  '-pix_fmt',
  'yuv420p',
  '-threads',
  '2',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-f',
  'mp4',
]

/** A dive into a fractal, embers on black, 25 frames a second, no sound. */
const dive = [
  '-y',
  '-f',
  'lavfi',
  '-i',
  'mandelbrot=size=960x540:rate=25:start_scale=0.35:end_scale=0.0006:end_pts=200:start_x=-0.743643887037158:start_y=-0.131825904205330',
  '-t',
  '7',
  '-vf',
  'format=gray,format=yuv444p,eq=contrast=1.2:brightness=-0.15,pseudocolor=preset=magma,gblur=sigma=0.6',
  ...H264,
]

/** Cells that live and die, teal on night, 30 frames a second and taller: it has to be fitted. */
const cells = [
  '-y',
  '-f',
  'lavfi',
  '-i',
  'life=size=320x240:rate=30:mold=10:ratio=0.12:random_seed=7:life_color=#8affe0:death_color=#16a596:mold_color=#10142e',
  '-t',
  '6',
  '-vf',
  'scale=960:720:flags=neighbor,gblur=sigma=1.2',
  ...H264,
]

/** Kick, hat and a bass line at 120 BPM, drawn as formulas; every beat is half a second. */
const kick = 'sin(2*PI*52*mod(t,0.5)*(1+2.2*exp(-38*mod(t,0.5))))*exp(-9*mod(t,0.5))*0.85'
const hat = '(random(0)-0.5)*exp(-70*mod(t+0.25,0.5))*0.35'
const bass = 'sin(2*PI*(55+27.5*gte(mod(t,4),2))*t)*(0.22+0.1*sin(2*PI*2*t))'
const rhythm = [
  '-y',
  '-f',
  'lavfi',
  '-i',
  `aevalsrc=exprs='${kick}+${hat}+${bass}':s=48000:d=12`,
  '-ac',
  '2',
  '-c:a',
  'flac',
  '-fflags',
  '+bitexact',
  '-f',
  'flac',
]

export const DEMO_MEDIA: readonly DemoFile[] = [
  { input: 'dive', asset: 'demo-dive', extension: '.mp4', argv: dive },
  { input: 'cells', asset: 'demo-cells', extension: '.mp4', argv: cells },
  { input: 'rhythm', asset: 'demo-rhythm', extension: '.flac', argv: rhythm },
]
