/** What uses it: runs, the newest first, and recipes that name it. */
import { Link } from 'wouter'
import { Card, Section } from '../../design/section.tsx'
import { ago } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { Shown } from '../queries.ts'
import styles from './inspector.module.css'

const words = text.library.about
const SHOWN = 5

export function UsedBy({ shown: { usedBy } }: { readonly shown: Shown }) {
  const { runs, runCount, recipes } = usedBy
  const isUsed = runCount + recipes.length > 0
  return (
    <Section title={words.usedBy}>
      <Card className={styles.way}>
        {isUsed ? null : <p className={styles.muted}>{words.unused}</p>}
        {runs.length > 0 ? (
          <ul className={styles.uses}>
            {runs.slice(0, SHOWN).map(({ runId, recipe, createdAt }) => (
              <li key={runId} className={styles.use}>
                <Link href={`/run/${runId}`} className={styles.link}>
                  {recipe}
                </Link>
                <span className={styles.when}>{ago(createdAt, Date.now())}</span>
              </li>
            ))}
          </ul>
        ) : null}
        {runCount > SHOWN ? <p className={styles.small}>{words.moreRuns(runCount - SHOWN)}</p> : null}
        {recipes.map((name) => (
          <Link key={name} href={`/recipe/${encodeURIComponent(name)}`} className={styles.link}>
            {name}
          </Link>
        ))}
      </Card>
    </Section>
  )
}
