/**
 * Which part of which clip is shown in each span. What is chosen for a span depends on where it lies and on how many there
 * are, never on how long the others are: a beat that moves changes the two spans it lies between and no other.
 */
import { draw } from '../random-slice.ts'
import type { Clip } from './clips.ts'
import { type Place, placesIn } from './places.ts'
import type { Span } from './spans.ts'

/** Frames of one of the clips. */
export interface Slice {
  readonly clip: number
  readonly start: number
  readonly frames: number
}

export const CHOICES = ['order', 'random', 'energy', 'motion'] as const
export type Choice = (typeof CHOICES)[number]

export interface Choosing {
  readonly spans: readonly Span[]
  readonly clips: readonly Clip[]
  readonly seed: number
  /** How lively a stretch of a clip is; any unit. */
  readonly motion: (clip: number, start: number, frames: number) => number
  /** How loud the music is in a span: the share of it that is quieter. */
  readonly level: (span: Span) => number
}

/** Clips in turn, each playing along with the music: shown is what it would show at that time, begun again at its end. */
export const playAlong = ({ spans, clips }: Pick<Choosing, 'spans' | 'clips'>): readonly Slice[] =>
  spans.map((span, index) => within(clips, index % clips.length, span.start, span.frames))

export function chooseSlices(choice: Choice, choosing: Choosing): readonly Slice[] {
  switch (choice) {
    case 'order':
      return inOrder(choosing)
    case 'random':
      return byLot(choosing)
    case 'energy':
      return byEnergy(choosing)
    case 'motion':
      return byMotion(choosing)
  }
}

/** Frames of a span when all are alike; not changed by a beat that moves. */
export const usualFrames = (spans: readonly Span[]): number => {
  const last = spans.at(-1)
  return last ? Math.max(1, Math.floor((last.start + last.frames) / spans.length)) : 1
}

/** Clips in turn, each from its beginning to its end, in leaps where it is longer than needed, and then over again. */
function inOrder({ spans, clips }: Choosing): readonly Slice[] {
  const usual = usualFrames(spans)
  const turns = Math.ceil(spans.length / clips.length)
  // Of a single clip the next slice must not be the one that follows anyhow.
  const leap = clips.length === 1 ? 2 : 1
  return spans.map(({ frames }, index) => {
    const clip = index % clips.length
    const start = placeInOrder(clips[clip] as Clip, Math.floor(index / clips.length), { usual, turns, leap })
    return within(clips, clip, start, frames)
  })
}

function placeInOrder(
  { frames, isStill }: Clip,
  turn: number,
  { usual, turns, leap }: { readonly usual: number; readonly turns: number; readonly leap: number },
): number {
  if (isStill) return 0
  const room = Math.max(1, Math.floor(frames / usual))
  if (room >= turns * leap) return Math.floor((turn * frames) / turns)
  const round = Math.ceil(room / leap)
  const place = ((turn % round) * leap + Math.floor(turn / round) * (leap - 1)) % room
  return Math.floor((place * frames) / room)
}

/** Another clip than before, where there are several; any place in it. */
function byLot({ spans, clips, seed }: Choosing): readonly Slice[] {
  let clip = 0
  return spans.map(({ frames }, index) => {
    const others = clips.length - 1
    if (index === 0) clip = Math.floor(draw(seed, 0) * clips.length)
    else if (others > 0) clip = (clip + 1 + Math.floor(draw(seed, 2 * index) * others)) % clips.length
    const room = Math.max(0, (clips[clip] as Clip).frames - frames)
    const start = room === Infinity ? 0 : Math.floor(draw(seed, 2 * index + 1) * (room + 1))
    return within(clips, clip, start, frames)
  })
}

/** Of how many places, among the most alike, one is drawn; so that equally loud spans do not all show the same. */
const ALIKE = 4

/** Loud music, lively pictures: the level of the music among all of it is the place's among all places. */
function byEnergy(choosing: Choosing): readonly Slice[] {
  const { spans, clips, seed, level } = choosing
  const places = placesIn(choosing, usualFrames(spans)).toSorted((a, b) => a.motion - b.motion)
  const choices = Math.min(places.length, Math.max(ALIKE, Math.floor(places.length / 8)))
  return spans.map((span, index) => {
    const middle = Math.round(level(span) * (places.length - 1))
    const first = Math.max(0, Math.min(places.length - choices, middle - Math.floor(choices / 2)))
    const { clip, start } = places[first + Math.floor(draw(seed, index) * choices)] as Place
    return within(clips, clip, start, span.frames)
  })
}

/** The liveliest places there are, in the order of the clips; as many as are needed, over again where there are fewer. */
function byMotion(choosing: Choosing): readonly Slice[] {
  const { spans, clips } = choosing
  const places = placesIn(choosing, usualFrames(spans))
  const kept = new Set(places.toSorted((a, b) => b.motion - a.motion).slice(0, spans.length))
  const shown = places.filter((place) => kept.has(place))
  return spans.map(({ frames }, index) => {
    const { clip, start } = shown[index % shown.length] as Place
    return within(clips, clip, start, frames)
  })
}

/** Begins earlier where it would run beyond the clip's end; a clip that is too short is begun again by who cuts it. */
export function within(clips: readonly Clip[], clip: number, wanted: number, frames: number): Slice {
  const { frames: length, isStill } = clips[clip] as Clip
  const start = isStill ? 0 : Math.min(wanted % length, Math.max(0, length - frames))
  return { clip, start, frames }
}
