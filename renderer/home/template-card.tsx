/** A template in the gallery: one press opens it. */
import { X } from 'lucide-react'
import type { Template } from '../../engine/contract/groups/templates.ts'
import { IconButton } from '../design/button.tsx'
import { Progress } from '../design/progress.tsx'
import { text } from '../text/text.ts'
import styles from './card.module.css'
import { Poster } from './poster.tsx'
import type { OpenTemplate } from './use-open-template.ts'

const words = text.home.templates

export interface TemplateCardProps {
  readonly template: Template
  readonly opening: OpenTemplate
}

export const TemplateCard = ({ template: { id, title, description, shows }, opening }: TemplateCardProps) => (
  <li className={styles.item}>
    <button
      type="button"
      className={styles.card}
      title={shows}
      disabled={opening.current !== undefined}
      onClick={() => opening.open(id)}
    >
      <div className={styles.picture}>
        <Poster id={id} />
      </div>
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.note}>{description}</span>
      </div>
    </button>
    {opening.current?.id === id ? <Busy title={title} opening={opening} /> : null}
  </li>
)

function Busy({
  title,
  opening: { current, cancel },
}: {
  readonly title: string
  readonly opening: OpenTemplate
}) {
  const step = current?.media === undefined ? words.planning : words.drawing(current.media)
  return (
    <div className={styles.busy}>
      <div className={styles.busyRow}>
        <span role="status">{step}</span>
        <IconButton label={words.cancel(title)} icon={<X aria-hidden />} onClick={cancel} />
      </div>
      <Progress label={words.progress(title)} fraction={current?.fraction} />
    </div>
  )
}
