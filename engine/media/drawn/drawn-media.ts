/** The media that templates are shown with, by name. */
import type { Drawing } from './drawn-pictures.ts'
import * as pictures from './drawn-pictures.ts'
import { LIVELY_SONG, SLOW_SONG } from './drawn-songs.ts'

export interface DrawnMedia {
  /** Its name in the store. */
  readonly asset: string
  readonly title: string
  readonly extension: string
  readonly argv: Drawing
}

const clip = (asset: string, title: string, argv: Drawing): DrawnMedia => ({
  ...{ asset, title, argv },
  extension: '.mp4',
})
const song = (asset: string, title: string, argv: Drawing): DrawnMedia => ({
  ...{ asset, title, argv },
  extension: '.flac',
})

export const DRAWN_MEDIA: readonly DrawnMedia[] = [
  clip('template-dive', 'Fractal dive', pictures.DIVE),
  clip('template-cells', 'Living cells', pictures.CELLS),
  clip('template-aurora', 'Aurora', pictures.AURORA),
  clip('template-plasma', 'Plasma', pictures.PLASMA_CLIP),
  clip('template-tunnel', 'Tunnel', pictures.TUNNEL_CLIP),
  clip('template-lanterns', 'Lanterns', pictures.LANTERNS_CLIP),
  clip('template-pulse', 'Pulse', pictures.PULSE_CLIP),
  ...pictures.STILLS.map(
    (argv, index): DrawnMedia => ({
      asset: `template-still-${index + 1}`,
      title: `Picture ${index + 1}`,
      extension: '.png',
      argv,
    }),
  ),
  song('template-song', 'Night drive, 120 BPM', LIVELY_SONG),
  song('template-slow-song', 'Slow walk, 96 BPM', SLOW_SONG),
]
