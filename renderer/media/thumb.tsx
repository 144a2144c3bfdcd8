/** A frame of a clip or picture, in the frame it is given. */
import { useState } from 'react'
import { useEngine } from '../connect/engine.tsx'
import styles from './thumb.module.css'

export interface ThumbProps {
  /** A CID, or a name of content. */
  readonly name: string
  /** Pixels it will have on the screen. */
  readonly width: number
  readonly atSec?: number | undefined
  /** Empty where the words beside it say it. */
  readonly alt?: string
}

export function Thumb({ name, width, atSec, alt = '' }: ThumbProps) {
  const { media } = useEngine()
  const [failed, setFailed] = useState<string>()
  const source = media.thumb(name, { width: sizeFor(width), atSec })
  if (failed === source) return <div className={styles.none} />
  return (
    <img
      src={source}
      alt={alt}
      loading="lazy"
      decoding="async"
      draggable={false}
      className={styles.thumb}
      onError={() => setFailed(source)}
    />
  )
}

/** A few sizes, so that one picture serves many places. */
const sizeFor = (width: number): number =>
  [160, 320, 640, 1280].find((size) => size >= width * Math.min(2, devicePixelRatio)) ?? 1920
