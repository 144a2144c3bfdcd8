/** Moving pictures that ffmpeg draws itself, as formulas and test sources. No file is read, and the bytes are the same every time. */
import { H264 } from '../demo-media.ts'

/** All but the output. */
export type Drawing = readonly string[]

interface Look {
  readonly sec: number
  readonly source: string
  readonly filters: string
}

/** Formulas are worked out small, since each pixel is, and made large smoothly. */
const LARGE = 'scale=1280:720:flags=bicubic'

const moving = ({ sec, source, filters }: Look): Drawing => [
  ...['-y', '-f', 'lavfi', '-i', source, '-t', String(sec), '-vf', filters],
  ...H264,
]

/** Brightness of every point as a formula of X, Y and T, coloured by a palette of ffmpeg's. */
const formula = (sec: number, brightness: string, palette: string): Look => ({
  sec,
  source: `nullsrc=s=320x180:r=25,format=gray,geq=lum='${brightness}'`,
  filters: `${LARGE},pseudocolor=preset=${palette}`,
})

const PLASMA =
  '128+52*sin(X/24+T*2)+44*sin((X*0.6+Y*1.3)/30-T*1.6)+30*sin(hypot(X-160+60*sin(T),Y-90+40*cos(T*1.3))/11)'
const TUNNEL =
  '255*clip(hypot(X-160,Y-90)/110,0,1)*(0.5+0.5*sin(900/(hypot(X-160,Y-90)+8)+T*6+3*atan2(Y-90,X-160)))'
/** Petals that leave the middle every 0.72 s, three of them in sight: accents that can be moved onto beats. */
const PERIOD = 0.72
const PETALS = 'hypot(X-160,Y-90)*(1+0.14*cos(6*atan2(Y-90,X-160)+T))'
const petal = (age: string): string =>
  `exp(-pow((${PETALS}-95*(${age}))/(5+5*(${age})),2))*exp(-0.9*(${age}))`
const PULSE = `min(255,16+235*(${[0, 1, 2].map((count) => petal(`mod(T,${PERIOD})+${count * PERIOD}`)).join('+')})+170*exp(-9*mod(T,${PERIOD}))*exp(-pow(hypot(X-160,Y-90)/30,2)))`

/** Light around a point that wanders. */
const lantern = (x: string, y: string, size: number): string =>
  `exp(-pow(hypot(X-160-${x},Y-90-${y}),2)/${size})`
const LANTERNS = `30+210*min(1,${[
  lantern('110*sin(T*0.9)', '50*sin(T*1.7+1)', 500),
  lantern('90*cos(T*1.3)', '60*sin(T*0.8)', 900),
  lantern('130*sin(T*0.6+2)', '40*cos(T*1.1)', 320),
].join('+')})`

export const DIVE = moving({
  sec: 6,
  source:
    'mandelbrot=size=1280x720:rate=25:start_scale=0.35:end_scale=0.0006:end_pts=200:start_x=-0.743643887037158:start_y=-0.131825904205330:maxiter=300',
  filters:
    'format=gray,format=yuv444p,eq=contrast=1.2:brightness=-0.15,pseudocolor=preset=magma,gblur=sigma=0.6',
})

export const CELLS = moving({
  sec: 6,
  source:
    'life=size=320x180:rate=25:mold=12:ratio=0.13:random_seed=7:life_color=#8affe0:death_color=#16a596:mold_color=#10142e',
  filters: 'scale=1280:720:flags=neighbor,gblur=sigma=1.2',
})

export const AURORA = moving({
  sec: 6,
  source:
    'gradients=s=640x360:r=25:n=5:c0=#0b1026:c1=#123c69:c2=#16a596:c3=#ff6b3d:c4=#f472d0:type=linear:speed=0.02:seed=12:x0=0:y0=0:x1=640:y1=360',
  filters: LARGE,
})

export const PLASMA_CLIP = moving(formula(6, PLASMA, 'plasma'))
export const TUNNEL_CLIP = moving(formula(6, TUNNEL, 'inferno'))
export const LANTERNS_CLIP = moving(formula(6, LANTERNS, 'magma'))
export const PULSE_CLIP = moving(formula(6, PULSE, 'magma'))

/** One frame of a formula, as a picture. */
const still = (brightness: string, palette: string, atSec: number): Drawing => [
  ...['-y', '-f', 'lavfi', '-i', `${formula(1, brightness.replaceAll('T', `(T+${atSec})`), palette).source}`],
  ...['-frames:v', '1', '-vf', `${LARGE},format=yuv444p,pseudocolor=preset=${palette},format=rgb24`],
  ...['-c:v', 'png', '-fflags', '+bitexact', '-f', 'image2'],
]

export const STILLS: readonly Drawing[] = [
  still(TUNNEL, 'viridis', 1.3),
  still(PLASMA, 'plasma', 2.1),
  still(LANTERNS, 'inferno', 4),
  still(TUNNEL, 'magma', 3.4),
  still(PLASMA, 'viridis', 5.2),
]
