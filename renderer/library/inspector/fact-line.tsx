/** What a file is, in a line: length, size, rate, encoding, weight. */
import type { GalleryItem } from '../../../engine/contract/groups/content.ts'
import { bytes, clock } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { readFacts, type ShownFacts, type SoundFacts } from '../read-facts.ts'
import styles from './inspector.module.css'

const words = text.library

export interface FactLineProps {
  readonly item: GalleryItem
  /** As the engine gives them; absent while they are on their way. */
  readonly facts: unknown
}

export function FactLine({ item, facts }: FactLineProps) {
  const known = readFacts(facts)
  return (
    <>
      <p className={styles.line}>
        {[...pictureOf(item), ...codecsOf(known), bytes(item.sizeBytes)].join(' · ')}
      </p>
      {known.isCut ? <p className={styles.warning}>{words.about.cutShort}</p> : null}
    </>
  )
}

function pictureOf({ media, durationSec, width, height, fps, bpm }: GalleryItem): readonly string[] {
  return [
    ...(media === 'image' ? [] : [clock(durationSec, 3)]),
    ...(width && height ? [words.tile.size(width, height)] : []),
    ...(fps ? [words.tile.fps(fps)] : []),
    ...(bpm ? [words.tile.bpm(bpm)] : []),
  ]
}

const codecsOf = ({ picture, sound }: ShownFacts): readonly string[] => [
  ...(picture ? [nameOf(picture.codec)] : []),
  ...(sound ? [`${nameOf(sound.codec)} ${words.about.hertz(sound.sampleRate)} ${channelsOf(sound)}`] : []),
  ...(picture?.hasAlpha ? [words.about.alpha] : []),
]

const channelsOf = ({ layout, channels }: SoundFacts): string => layout || words.about.channels(channels)

/** As their makers write them; others as they are. */
const NAMES: Readonly<Record<string, string>> = {
  h264: 'H.264',
  hevc: 'H.265',
  vp9: 'VP9',
  av1: 'AV1',
  prores: 'ProRes',
  mpeg4: 'MPEG-4',
  aac: 'AAC',
  mp3: 'MP3',
  flac: 'FLAC',
  opus: 'Opus',
  vorbis: 'Vorbis',
  mjpeg: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP',
}

const nameOf = (codec: string): string => (codec.startsWith('pcm_') ? 'PCM' : (NAMES[codec] ?? codec))
