/** Sound as a picture, with the beats in it where they are known. */
import { useEffect, useRef } from 'react'
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
  for (let x = 0; x < width; x += pitch) {
    const secAt = (at: number): number => span.from + (at / width) * (span.to - span.from)
    const [top, bottom] = extremes(peaks, secAt(x), secAt(x + pitch))
    const y = (height / 2) * (1 - top / 127)
    context.fillRect(x, y, Math.max(1, pitch - 1), Math.max(1, (height / 2) * (1 - bottom / 127) - y))
  }
}

function extremes({ min, max, durationSec }: Peaks, from: number, to: number): readonly [number, number] {
  const at = (sec: number): number => Math.floor((sec / durationSec) * max.length)
  let [top, bottom] = [0, 0]
  for (let index = Math.max(0, at(from)); index <= Math.min(max.length - 1, at(to)); index++) {
    top = Math.max(top, max[index] ?? 0)
    bottom = Math.min(bottom, min[index] ?? 0)
  }
  return [top, bottom]
}
