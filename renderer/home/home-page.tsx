/** The first page: from nothing to a finished clip, and back to what was made last. */
import { useEffect } from 'react'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { Gallery } from './gallery.tsx'
import styles from './home-page.module.css'
import { Machine } from './machine.tsx'
import { loadPosters } from './posters.ts'
import { LastResults, YourRecipes } from './recents.tsx'
import { Trouble } from './trouble.tsx'
import { useOpenTemplate } from './use-open-template.ts'
import { Welcome } from './welcome.tsx'

export function HomePage() {
  const opening = useOpenTemplate()
  useEffect(loadPosters, [])
  return (
    <PageFrame title={text.home.title}>
      <div className={styles.page}>
        <Trouble />
        <Welcome opening={opening} />
        <LastResults />
        <YourRecipes />
        <Gallery opening={opening} />
        <Machine />
      </div>
    </PageFrame>
  )
}
