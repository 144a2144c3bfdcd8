/** What the drummer plays: the pattern of the style, with fills. */
import type { DrumName } from './drums.ts'
import type { Genre } from './genres.ts'
import type { Random } from './random.ts'
import { BARS_PER_PART, eachSign, STEPS_PER_BEAT, type Stroke } from './stroke.ts'

const LOUD: Readonly<Record<string, number>> = { X: 1.2, x: 1, o: 0.45 }

export function drumming(genre: Genre, bars: number, random: Random): Stroke[] {
  const strokes: Stroke[] = []
  const fills = Array.from({ length: bars }, (_, bar) => bar % BARS_PER_PART === 3 && random.chance(0.6))
  const isFilled = (at: number): boolean =>
    fills[Math.floor(at / genre.beatsPerBar)] === true && at % genre.beatsPerBar >= genre.beatsPerBar - 1
  const hasFills = genre.drums.snare !== undefined
  for (const [drum, patterns] of Object.entries(genre.drums) as [DrumName, readonly string[]][])
    eachSign(random.pick(patterns), bars, (step, sign) => {
      const at = step / STEPS_PER_BEAT
      if (drum === 'snare' && hasFills && isFilled(at)) return
      strokes.push({ at, drum, loud: (LOUD[sign] ?? 1) * random.between(0.85, 1.1) })
    })
  if (hasFills)
    for (const [bar, isFill] of fills.entries()) if (isFill) strokes.push(...fill(genre, bar, random))
  return strokes
}

/** Snare and tom over the last beat of a bar, a crash on the next. */
function fill({ beatsPerBar }: Genre, bar: number, random: Random): Stroke[] {
  const from = (bar + 1) * beatsPerBar - 1
  const rolled = random.pick([
    [0, 0.25, 0.5, 0.75],
    [0, 0.5],
    [0, 0.5, 0.75],
  ])
  const drum = random.pick(['snare', 'tom'] as const)
  return [
    ...rolled.map((after) => ({ at: from + after, drum, loud: random.between(0.7, 1) })),
    { at: from + 1, drum: 'crash', loud: 1 },
  ]
}
