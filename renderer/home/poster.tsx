/** A template's poster, or the app's mark where it has none. */
import { Workflow } from 'lucide-react'
import styles from './poster.module.css'
import { posterOf } from './posters.ts'

export function Poster({ id }: { readonly id: string }) {
  const source = posterOf(id)
  if (source === undefined)
    return (
      <div className={styles.none}>
        <Workflow aria-hidden />
      </div>
    )
  return (
    <img
      src={source}
      alt=""
      className={styles.poster}
      width={640}
      height={360}
      fetchPriority="high"
      draggable={false}
    />
  )
}
