/** The recipe as a form, for people who never want to see a graph: what goes in, what can be set, what comes out. */

import { Workflow } from 'lucide-react'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { text } from '../../text/text.ts'
import { readableName } from '../canvas/model/names.ts'
import { useDocument } from '../document/use-document.tsx'
import { useView } from '../frame/use-view.ts'
import { FormatChoice } from './format-choice.tsx'
import { InputCards } from './input-cards.tsx'
import { ParamForm } from './param-form.tsx'
import { ResultStage } from './result-stage.tsx'
import { RunCard } from './run-card.tsx'
import styles from './simple-view.module.css'

const words = text.editor.simple

export function SimpleView() {
  const recipe = useDocument((state) => state.recipe)
  if (!recipe || recipe.steps.length === 0) return <NothingYet isReadable={recipe !== undefined} />
  return (
    <div className={styles.page}>
      <div className={styles.sheet}>
        <Head recipe={recipe} />
        <div className={styles.form}>
          <InputCards recipe={recipe} />
          <ParamForm recipe={recipe} />
          <FormatChoice recipe={recipe} />
        </div>
        <div className={styles.outcome}>
          <ResultStage />
          <RunCard />
        </div>
      </div>
    </div>
  )
}

const Head = ({ recipe }: { readonly recipe: Recipe }) => (
  <header className={styles.head}>
    <h2 className={styles.title}>{readableName(recipe.name)}</h2>
    {recipe.description === '' ? null : <p className={styles.lead}>{recipe.description}</p>}
  </header>
)

function NothingYet({ isReadable }: { readonly isReadable: boolean }) {
  const [, choose] = useView()
  const { title, text: told } = isReadable ? words.empty : words.unreadable
  return (
    <EmptyState
      icon={<Workflow aria-hidden />}
      title={title}
      action={
        <Button look="primary" onClick={() => choose(isReadable ? 'graph' : 'yaml')}>
          {isReadable ? words.openGraph : words.openText}
        </Button>
      }
    >
      {told}
    </EmptyState>
  )
}
