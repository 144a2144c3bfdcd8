/** The places of the app, at its left edge. */
import { Link, useLocation } from 'wouter'
import { Hint } from '../design/hint.tsx'
import { join } from '../design/join.ts'
import { text } from '../text/text.ts'
import { isAt, PLACES, type Place } from './places.ts'
import styles from './rail.module.css'

export function Rail() {
  const [address] = useLocation()
  const [settings, ...others] = [...PLACES].reverse()
  return (
    <nav aria-label={text.app.navigation} className={styles.rail}>
      <Hint
        text={text.app.places.home}
        trigger={
          <Link href="/" aria-label={text.app.places.home} className={styles.home}>
            <Mark />
          </Link>
        }
      />
      {others.reverse().map((place) => (
        <Stop key={place.path} place={place} isHere={isAt(place, address)} />
      ))}
      <span className={styles.gap} />
      {settings ? <Stop place={settings} isHere={isAt(settings, address)} /> : null}
    </nav>
  )
}

const Stop = ({ place, isHere }: { readonly place: Place; readonly isHere: boolean }) => (
  <Hint
    text={place.title}
    keys={place.keys}
    trigger={
      <Link
        href={place.path}
        aria-label={place.title}
        aria-current={isHere ? 'page' : undefined}
        className={join(styles.stop, isHere && styles.here)}
      >
        <place.icon aria-hidden />
      </Link>
    }
  />
)

const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden className={styles.mark}>
    <circle cx="5" cy="15" r="2.2" />
    <circle cx="18" cy="6" r="2.2" />
    <circle cx="19" cy="17" r="2.2" />
    <path d="M6.8 13.7 16.2 7.3M7.2 15.3l9.6 1.4M9.5 19.5h3" />
  </svg>
)
