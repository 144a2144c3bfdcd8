/** Before anything was rendered: what this is, and the shortest way to a first result. */
import { Import, Play } from 'lucide-react'
import { useLocation } from 'wouter'
import { Button } from '../design/button.tsx'
import { text } from '../text/text.ts'
import { OpeningProgress } from './opening-progress.tsx'
import { Poster } from './poster.tsx'
import { useLastResults, useTemplates } from './queries.ts'
import type { OpenTemplate } from './use-open-template.ts'
import styles from './welcome.module.css'

const words = text.home.welcome

export function Welcome({ opening }: { readonly opening: OpenTemplate }) {
  const [, navigate] = useLocation()
  const { data: results } = useLastResults(8)
  const first = useTemplates().data?.[0]
  if (results?.length !== 0 || !first) return null
  return (
    <section className={styles.welcome}>
      <div className={styles.picture}>
        <Poster id={first.id} />
      </div>
      <div className={styles.words}>
        <h2 className={styles.title}>{words.title}</h2>
        <p className={styles.text}>{words.text}</p>
        <div className={styles.actions}>
          <Button
            look="primary"
            icon={<Play aria-hidden />}
            disabled={opening.current !== undefined}
            onClick={() => opening.open(first.id)}
          >
            {words.start(first.title)}
          </Button>
          <Button icon={<Import aria-hidden />} onClick={() => navigate('/media')}>
            {words.own}
          </Button>
        </div>
        {opening.current?.id === first.id ? <OpeningProgress title={first.title} opening={opening} /> : null}
      </div>
    </section>
  )
}
