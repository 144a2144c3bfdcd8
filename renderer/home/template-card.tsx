/** A template in the gallery: one press opens it. */
import type { Template } from '../../engine/contract/groups/templates.ts'
import styles from './card.module.css'
import { OpeningProgress } from './opening-progress.tsx'
import { Poster } from './poster.tsx'
import type { OpenTemplate } from './use-open-template.ts'

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
    {opening.current?.id === id ? (
      <div className={styles.over}>
        <div className={styles.frame} />
        <div className={styles.panel}>
          <OpeningProgress title={title} opening={opening} />
        </div>
      </div>
    ) : null}
  </li>
)
