/** What a stored file is, as its probe said: for players and timelines. */
import type { Kind } from '../media/kind.tsx'

export interface MediaFacts {
  readonly kind: Exclude<Kind, 'signal' | 'any'>
  readonly durationSec: number
  /** Frames a second; undefined without moving pictures. */
  readonly fps: number | undefined
  readonly hasSound: boolean
  /** Its name as a file; its title, where it was given one. */
  readonly name: string | undefined
}

interface Probed {
  readonly kind?: unknown
  readonly durationSec?: unknown
  readonly video?: readonly { readonly fps?: { readonly num: number; readonly den: number } }[]
  readonly audio?: readonly unknown[]
}

interface Shown {
  readonly item: { readonly names: readonly string[] }
  readonly meta: { readonly title: string }
  readonly facts?: unknown
}

/** Undefined for what is no media. */
export function factsOf({ item, meta, facts }: Shown): MediaFacts | undefined {
  const { kind, durationSec, video, audio } = (facts ?? {}) as Probed
  if (kind !== 'video' && kind !== 'audio' && kind !== 'image') return undefined
  const fps = video?.[0]?.fps
  return {
    kind,
    durationSec: typeof durationSec === 'number' ? durationSec : 0,
    fps: fps === undefined || fps.den === 0 || kind !== 'video' ? undefined : fps.num / fps.den,
    hasSound: (audio?.length ?? 0) > 0,
    name: meta.title || item.names[0],
  }
}
