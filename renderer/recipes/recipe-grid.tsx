/** Recipes as cards; those that have just begun first. */
import { useEffect, useRef } from 'react'
import type { DraftRecipe, KeptRecipe } from '../../engine/contract/groups/recipes.ts'
import { usePosters } from './queries.ts'
import { DraftCard, KeptCard } from './recipe-card.tsx'
import styles from './recipe-grid.module.css'
import type { RecipeActs } from './use-recipe-acts.ts'

export interface RecipeGridProps {
  readonly kept: readonly KeptRecipe[]
  readonly drafts: readonly DraftRecipe[]
  readonly acts: RecipeActs
  /** Brings more when the end comes into sight; absent: that is all. */
  readonly onEnd: (() => void) | undefined
}

export function RecipeGrid({ kept, drafts, acts, onEnd }: RecipeGridProps) {
  const posters = usePosters()
  return (
    <>
      <ul className={styles.grid}>
        {drafts.map((draft) => (
          <DraftCard key={draft.name} draft={draft} acts={acts} />
        ))}
        {kept.map((recipe) => (
          <KeptCard key={recipe.name} recipe={recipe} poster={posters.get(recipe.name)} acts={acts} />
        ))}
      </ul>
      {onEnd ? <End key={kept.length} onSeen={onEnd} /> : null}
    </>
  )
}

function End({ onSeen }: { readonly onSeen: () => void }) {
  const mark = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const sight = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), {
      rootMargin: '600px',
    })
    sight.observe(mark.current as HTMLElement)
    return () => sight.disconnect()
  })
  return <div ref={mark} />
}
