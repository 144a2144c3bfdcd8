/** The media itself: a video, a picture, or sound that is only heard; played as it is where the browser can, else as a copy. */
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { MediaKind } from '../../engine/recipe/recipe.ts'
import { useEngine } from '../connect/engine.tsx'
import { reportOf } from '../connect/report-of.ts'
import { ErrorNote } from '../design/error-note.tsx'
import { join } from '../design/join.ts'
import { text } from '../text/text.ts'
import type { Clock } from './clock.ts'
import styles from './media-stage.module.css'
import { usePlayable } from './queries.ts'
import { useVolume } from './volume.ts'

const words = text.editor.dock.player

export interface MediaStageProps {
  readonly cid: string
  readonly kind: MediaKind
  /** For screen readers. */
  readonly name: string
  readonly clock: Clock
  /** It is only to be seen, beside another that is heard. */
  readonly isSilent?: boolean
  readonly className?: string | undefined
}

export function MediaStage({ cid, kind, name, clock, isSilent = false, className }: MediaStageProps) {
  const { media } = useEngine()
  if (kind === 'image')
    return <img src={media.raw(cid)} alt={words.stillOf(name)} className={join(styles.media, className)} />
  return <Playing key={cid} {...{ cid, kind, name, clock, isSilent, className }} />
}

type PlayingProps = MediaStageProps & { readonly kind: 'video' | 'audio'; readonly isSilent: boolean }

function Playing({ cid, kind, name, clock, isSilent, className }: PlayingProps) {
  const { media } = useEngine()
  const [isRefused, refuse] = useState(false)
  const copy = usePlayable(cid, isRefused)
  const element = useRef<HTMLVideoElement>(null)
  const source = isRefused ? copy.data && media.raw(copy.data.cid) : media.raw(cid)
  const isHere = source !== undefined
  useDrive(element, clock, isHere)
  useLoudness(element, isSilent, isHere)
  if (copy.error) return <ErrorNote error={reportOf(copy.error)} />
  if (!isHere)
    return (
      <p role="status" className={styles.preparing}>
        {words.preparing}
      </p>
    )
  const refuseOriginal = (): void => {
    if (!isRefused) refuse(true)
  }
  return (
    // biome-ignore lint/a11y/useMediaCaption: what people make here has no captions to give
    <video
      ref={element}
      src={source}
      aria-label={kind === 'video' ? words.videoOf(name) : words.audioOf(name)}
      preload="auto"
      playsInline
      className={join(styles.media, kind === 'audio' && styles.heard, className)}
      onError={refuseOriginal}
      onLoadedMetadata={({ currentTarget }) => {
        // Its sound can be played here, its picture cannot.
        if (kind === 'video' && currentTarget.videoWidth === 0) refuseOriginal()
      }}
    />
  )
}

function useDrive(element: RefObject<HTMLVideoElement | null>, clock: Clock, isHere: boolean): void {
  useEffect(
    () => (isHere && element.current ? clock.drive(element.current) : undefined),
    [element, clock, isHere],
  )
}

function useLoudness(element: RefObject<HTMLVideoElement | null>, isSilent: boolean, isHere: boolean): void {
  const { volume, isMuted } = useVolume()
  useEffect(() => {
    if (!isHere || !element.current) return
    element.current.volume = volume
    element.current.muted = isSilent || isMuted
  }, [element, volume, isMuted, isSilent, isHere])
}
