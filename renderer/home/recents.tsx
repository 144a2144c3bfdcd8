/** What was made last, and the recipes that were changed last. Nothing of either: nothing here. */
import { Link } from 'wouter'
import type { KeptRecipe } from '../../engine/contract/groups/recipes.ts'
import type { RunSummary } from '../../engine/contract/schemas.ts'
import { join } from '../design/join.ts'
import { Thumb } from '../media/thumb.tsx'
import { ago } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import styles from './card.module.css'
import { useLastRecipes, useLastResults } from './queries.ts'
import recent from './recents.module.css'
import { Shelf } from './shelf.tsx'

const words = text.home

export function LastResults() {
  const { data = [] } = useLastResults(8)
  if (data.length === 0) return null
  return (
    <Shelf title={words.results.title} isRow action={<Link href="/runs">{words.results.all}</Link>}>
      {data.map((run) => (
        <Result key={run.runId} run={run} />
      ))}
    </Shelf>
  )
}

const Result = ({ run }: { readonly run: RunSummary }) => (
  <li>
    <Link href={`/run/${run.runId}`} className={styles.card}>
      <div className={styles.picture}>
        <Thumb name={run.output ?? ''} width={220} />
      </div>
      <div className={styles.words}>
        <span className={styles.title}>{run.recipe}</span>
        <span className={styles.note}>{ago(run.updatedAt, Date.now())}</span>
      </div>
    </Link>
  </li>
)

export function YourRecipes() {
  const { data = [] } = useLastRecipes(8)
  if (data.length === 0) return null
  return (
    <Shelf title={words.recipes.title} isRow action={<Link href="/recipes">{words.recipes.all}</Link>}>
      {data.map((recipe) => (
        <Recipe key={recipe.name} recipe={recipe} />
      ))}
    </Shelf>
  )
}

const Recipe = ({ recipe: { name, description, steps, updatedAt } }: { readonly recipe: KeptRecipe }) => (
  <li>
    <Link href={`/recipe/${encodeURIComponent(name)}`} className={join(styles.card, recent.recipe)}>
      <div className={styles.words}>
        <span className={styles.title}>{name}</span>
        <span className={join(styles.note, styles.line)}>{description}</span>
        <span className={join(styles.note, recent.when)}>
          <span>{words.recipes.steps(steps)}</span>
          <span>{ago(updatedAt, Date.now())}</span>
        </span>
      </div>
    </Link>
  </li>
)
