/** One to five stars, or none. */
import { Star, X } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../../design/button.tsx'
import { join } from '../../design/join.ts'
import { text } from '../../text/text.ts'
import styles from './rating.module.css'

const words = text.library.about
const STARS = [1, 2, 3, 4, 5] as const

export interface RatingProps {
  /** 0: none; undefined: several values at once. */
  readonly value: number | undefined
  readonly onChange: (rating: number) => void
}

export function Rating({ value = 0, onChange }: RatingProps) {
  const name = useId()
  return (
    <fieldset className={styles.rating}>
      <legend className="visually-hidden">{words.rating}</legend>
      {STARS.map((stars) => (
        <label key={stars} className={join(styles.star, stars <= value && styles.on)}>
          <input
            type="radio"
            name={name}
            checked={stars === value}
            className="visually-hidden"
            onChange={() => onChange(stars)}
          />
          <Star aria-hidden />
          <span className="visually-hidden">{words.stars(stars)}</span>
        </label>
      ))}
      {value > 0 ? (
        <IconButton label={words.noRating} icon={<X aria-hidden />} onClick={() => onChange(0)} />
      ) : null}
    </fieldset>
  )
}
