/** A picture of what a node does. */
import {
  Activity,
  AudioLines,
  Blend,
  Blocks,
  Combine,
  Dices,
  FastForward,
  GalleryHorizontal,
  Layers,
  ListVideo,
  type LucideIcon,
  Music4,
  Repeat2,
  Scaling,
  Scissors,
  ScissorsLineDashed,
  SlidersHorizontal,
  Sparkles,
  SwatchBook,
  ToggleLeft,
  TriangleAlert,
} from 'lucide-react'
import { colourOf, KindIcon } from '../../../media/kind.tsx'
import { type Flow, shownKind } from '../model/flow.ts'
import styles from './type-icon.module.css'

const ICONS: Readonly<Record<string, LucideIcon>> = {
  SOURCE_LIST: ListVideo,
  GENERATE: SwatchBook,
  ANALYZE: Activity,
  SEGMENT: Scissors,
  SEGMENT_AT: ScissorsLineDashed,
  RANDOM_SLICE: Dices,
  RETIME: FastForward,
  SWITCH: ToggleLeft,
  RESIZE: Scaling,
  TRANSFORM: SlidersHorizontal,
  EFFECT: Sparkles,
  MAP: Repeat2,
  SEQUENCE: GalleryHorizontal,
  BEAT_SYNC: AudioLines,
  LAYER: Layers,
  BLEND: Blend,
  MUX: Combine,
  AUDIO_MIX: Music4,
  RECIPE: Blocks,
}

interface TypeIconProps {
  readonly type: string
  readonly flow: Flow
  readonly isKnown?: boolean
}

export function TypeIcon({ type, flow, isKnown = true }: TypeIconProps) {
  if (type === 'SOURCE') return <KindIcon kind={shownKind(flow)} />
  const Icon = isKnown ? (ICONS[type] ?? Blocks) : TriangleAlert
  return <Icon aria-hidden className={styles.icon} style={{ color: colourOf(shownKind(flow)) }} />
}
