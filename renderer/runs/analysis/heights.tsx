/** A series as a hill, with marks at moments. */
import type { Series } from '../../../engine/contract/analysis.ts'
import styles from './analysis-tab.module.css'

const WIDTH = 1000
const HEIGHT = 100

export interface HeightsProps {
  readonly series: Series
  readonly durationSec: number
  /** Seconds. */
  readonly marks: readonly number[]
  readonly colour: '--audio' | '--video'
}

export function Heights({ series, durationSec, marks, colour }: HeightsProps) {
  const xOf = (sec: number): number => (sec / durationSec) * WIDTH
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className={styles.hill}>
      {marks.map((sec) => (
        <line key={sec} x1={xOf(sec)} x2={xOf(sec)} y1={0} y2={HEIGHT} className={styles.mark} />
      ))}
      <path d={hillOf(series, xOf)} style={{ fill: `var(${colour})` }} />
    </svg>
  )
}

/** The highest is as high as the picture. */
function hillOf({ values, hopSec }: Series, xOf: (sec: number) => number): string {
  const top = values.reduce((most, value) => Math.max(most, value), 1e-9)
  const points = values.map(
    (value, at) => `L${xOf((at + 0.5) * hopSec).toFixed(1)} ${(HEIGHT * (1 - value / top)).toFixed(1)}`,
  )
  return `M0 ${HEIGHT} ${points.join(' ')} L${WIDTH} ${HEIGHT} Z`
}
