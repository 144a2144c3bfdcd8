/** Filters that are on, each with a way to take it off. */
import { X } from 'lucide-react'
import { clock } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './filter-bar.module.css'
import type { ChangeWish } from './use-wish.ts'
import type { Range, Wish } from './wish.ts'

const words = text.library.filter

interface Chip {
  readonly text: string
  readonly without: Partial<Wish>
}

export const ActiveFilters = ({ wish, onChange }: { readonly wish: Wish; readonly onChange: ChangeWish }) => (
  <>
    {chipsOf(wish).map((chip) => (
      <button
        key={chip.text}
        type="button"
        aria-label={words.takeOff(chip.text)}
        className={styles.chip}
        onClick={() => onChange(chip.without)}
      >
        {chip.text}
        <X aria-hidden />
      </button>
    ))}
  </>
)

function chipsOf({ length, bpm, height, stars, tags }: Wish): readonly Chip[] {
  const seconds = (sec: number): string => clock(sec, 0)
  return [
    ...(length ? [{ text: rangeText(length, seconds), without: { length: undefined } }] : []),
    ...(bpm ? [{ text: `${words.beats} ${rangeText(bpm, String)}`, without: { bpm: undefined } }] : []),
    ...(height ? [{ text: words.height(height), without: { height: undefined } }] : []),
    ...(stars ? [{ text: words.stars(stars), without: { stars: undefined } }] : []),
    ...tags.map((tag) => ({ text: `#${tag}`, without: { tags: tags.filter((each) => each !== tag) } })),
  ]
}

function rangeText([least, most]: Range, show: (value: number) => string): string {
  if (least === undefined) return `≤ ${show(most ?? 0)}`
  return most === undefined ? `≥ ${show(least)}` : `${show(least)}–${show(most)}`
}
