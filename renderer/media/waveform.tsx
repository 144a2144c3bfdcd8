/** Sound as a picture, with the beats in it where they are known. */
import { useEffect, useRef } from 'react'
import { paintPeaks } from './paint-peaks.ts'
import type { Peaks } from './use-waveform.ts'
import styles from './waveform.module.css'

export interface WaveformProps {
  readonly peaks: Peaks | undefined
  /** Seconds; what of it is shown. Absent: all. */
  readonly from?: number
  readonly to?: number
  readonly beats?: readonly number[]
  /** Those of the beats that begin a bar. */
  readonly downbeats?: readonly number[]
  /** Pixels between the bars that peaks are drawn as. */
  readonly pitch?: number
}

export function Waveform({ peaks, from = 0, to, beats = [], downbeats = [], pitch = 3 }: WaveformProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element || !peaks) return
    const span = { from, to: to ?? peaks.durationSec }
    const draw = (): void => paint(element, { peaks, span, beats, downbeats, pitch })
    const sizes = new ResizeObserver(draw)
    const themes = new MutationObserver(draw)
    sizes.observe(element)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      sizes.disconnect()
      themes.disconnect()
    }
  }, [peaks, from, to, beats, downbeats, pitch])
  return <canvas ref={canvas} aria-hidden className={styles.canvas} />
}

interface Painting {
  readonly peaks: Peaks
  readonly span: { readonly from: number; readonly to: number }
  readonly beats: readonly number[]
  readonly downbeats: readonly number[]
  readonly pitch: number
}

function paint(canvas: HTMLCanvasElement, { peaks, span, beats, downbeats, pitch }: Painting): void {
  const { clientWidth: width, clientHeight: height } = canvas
  const context = canvas.getContext('2d')
  if (!context || width === 0) return
  canvas.width = width * devicePixelRatio
  canvas.height = height * devicePixelRatio
  context.scale(devicePixelRatio, devicePixelRatio)
  const colours = getComputedStyle(canvas)
  const xOf = (sec: number): number => ((sec - span.from) / (span.to - span.from)) * width
  const bars = new Set(downbeats)
  context.fillStyle = colours.getPropertyValue('--signal')
  for (const beat of beats) {
    context.globalAlpha = bars.has(beat) ? 0.9 : 0.35
    context.fillRect(xOf(beat), 0, 1, height)
  }
  context.globalAlpha = 1
  context.fillStyle = colours.getPropertyValue('--audio')
  paintPeaks(context, peaks, { span, width, height }, pitch)
}
