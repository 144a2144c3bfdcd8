/** What the bench renders: small generated clips, and the recipes over them. */
import { makeFile } from '../support/media.ts'

/** Eight seconds of 720p with sound, something moving everywhere. */
export const makeBenchClip = (): Promise<string> =>
  makeFile('mp4', [
    ...['-f', 'lavfi', '-i', 'testsrc2=s=1280x720:r=25:d=8', '-f', 'lavfi', '-i', 'sine=d=8:r=48000'],
    ...[
      '-c:v',
      'libx264',
      '-preset',
      'fast',
      '-crf',
      '20',
      '-g',
      '48',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-ac',
      '2',
    ],
  ])

export const CHAIN = `
name: chain
inputs: { clip: video }
steps:
  - { id: cut, type: SEGMENT, inputs: [clip], config: { offset: 1, duration: 5 } }
  - { id: sized, type: RESIZE, inputs: [cut], config: { width: 640, height: 360 } }
  - { id: vivid, type: TRANSFORM, inputs: [sized], config: { effects: { saturation: 1.3, contrast: 1.1 } } }
  - { id: done, type: EFFECT, inputs: [vivid], config: { effect: identity } }
output: done`

export const TWO_CUTS = `
name: two cuts
inputs: { clip: video }
steps:
  - { id: first, type: SEGMENT, inputs: [clip], config: { offset: 1, duration: 2.4 } }
  - { id: second, type: SEGMENT, inputs: [clip], config: { offset: 5, duration: 2.4 } }
  - { id: both, type: SEQUENCE, inputs: [first, second] }
output: both`
