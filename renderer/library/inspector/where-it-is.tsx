/** Where its bytes are, since when, and whether it can be deleted. */
import { Card, Facts, Section } from '../../design/section.tsx'
import { ago } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { GalleryItem, Shown } from '../queries.ts'
import styles from './inspector.module.css'

const words = text.library.about

export const WhereItIs = ({ shown }: { readonly item: GalleryItem; readonly shown: Shown }) => (
  <Section title={words.where}>
    <Card>
      <Facts
        rows={[
          [words.here, shown.item.stored === 'external' ? words.external : words.owned],
          [words.added, ago(shown.item.addedAt, Date.now())],
        ]}
      />
    </Card>
    <p className={styles.small}>
      {shown.item.protectedBy.length > 0 ? words.protected(shown.item.protectedBy) : words.deletable}
    </p>
  </Section>
)
