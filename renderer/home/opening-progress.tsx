/** How far a template's opening is, and how to stop it. */
import { X } from 'lucide-react'
import { IconButton } from '../design/button.tsx'
import { Progress } from '../design/progress.tsx'
import { text } from '../text/text.ts'
import styles from './opening-progress.module.css'
import type { OpenTemplate } from './use-open-template.ts'

const words = text.home.templates

export interface OpeningProgressProps {
  /** The template's. */
  readonly title: string
  readonly opening: OpenTemplate
}

export function OpeningProgress({ title, opening: { current, cancel } }: OpeningProgressProps) {
  const step = current?.media === undefined ? words.planning : words.drawing(current.media)
  return (
    <div className={styles.opening}>
      <div className={styles.row}>
        <span role="status">{step}</span>
        <IconButton label={words.cancel(title)} icon={<X aria-hidden />} onClick={cancel} />
      </div>
      <Progress label={words.progress(title)} fraction={current?.fraction} />
    </div>
  )
}
