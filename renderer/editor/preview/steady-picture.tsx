/** A picture that stays until the next one can be shown: nothing flashes while the playhead moves. */
import { useEffect, useState } from 'react'
import styles from './steady-picture.module.css'

export function SteadyPicture({ src }: { readonly src: string | undefined }) {
  const [shown, setShown] = useState<string>()
  useEffect(() => {
    if (src === undefined) return
    const image = new Image()
    let isWanted = true
    image.src = src
    image.decode().then(
      () => isWanted && setShown(src),
      // What cannot be decoded leaves what was there.
      () => undefined,
    )
    return () => {
      isWanted = false
    }
  }, [src])
  return shown === undefined ? (
    <div className={styles.none} />
  ) : (
    <img src={shown} alt="" draggable={false} decoding="async" className={styles.picture} />
  )
}
