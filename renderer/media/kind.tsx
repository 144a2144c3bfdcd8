/** Kinds of media and signals: each has a colour and a shape, so that neither is needed alone. */
import { AudioWaveform, Film, Image, type LucideIcon, Music } from 'lucide-react'
import styles from './kind.module.css'

export type Kind = 'video' | 'audio' | 'image' | 'signal' | 'any'

const ICONS: Readonly<Record<Kind, LucideIcon>> = {
  video: Film,
  audio: Music,
  image: Image,
  signal: AudioWaveform,
  any: Film,
}

export function KindIcon({ kind }: { readonly kind: Kind }) {
  const Icon = ICONS[kind]
  return <Icon aria-hidden className={styles.icon} style={{ color: colourOf(kind) }} />
}

export const colourOf = (kind: Kind): string => (kind === 'any' ? 'var(--muted)' : `var(--${kind})`)

/** circle, square, triangle or diamond: as in `kind.module.css`. */
export const shapeOf = (kind: Kind): string => styles[kind] ?? ''
