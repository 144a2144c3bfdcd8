/** What a probe found in a file, as far as people want to know it. Other versions may say other things: what does not fit is left out. */

export interface PictureFacts {
  readonly codec: string
  readonly hasAlpha: boolean
}

export interface SoundFacts {
  readonly codec: string
  readonly sampleRate: number
  readonly channels: number
  /** `stereo`, `5.1`; empty where nobody knows. */
  readonly layout: string
}

export interface ShownFacts {
  /** Its end is missing. */
  readonly isCut: boolean
  readonly picture: PictureFacts | undefined
  readonly sound: SoundFacts | undefined
}

export function readFacts(facts: unknown): ShownFacts {
  const { isCut, video, audio } = mapIn(facts)
  return { isCut: isCut === true, picture: pictureIn(firstOf(video)), sound: soundIn(firstOf(audio)) }
}

type Known = Readonly<Record<string, unknown>>

const mapIn = (value: unknown): Known => (typeof value === 'object' && value !== null ? (value as Known) : {})

const firstOf = (list: unknown): Known => mapIn(Array.isArray(list) ? (list as unknown[])[0] : undefined)

const pictureIn = ({ codec, hasAlpha }: Known): PictureFacts | undefined =>
  typeof codec === 'string' ? { codec, hasAlpha: hasAlpha === true } : undefined

function soundIn({ codec, sampleRate, channels, layout }: Known): SoundFacts | undefined {
  if (typeof codec !== 'string' || typeof sampleRate !== 'number' || typeof channels !== 'number')
    return undefined
  return { codec, sampleRate, channels, layout: typeof layout === 'string' ? layout : '' }
}
