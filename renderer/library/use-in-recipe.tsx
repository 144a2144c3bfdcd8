/** Takes an item into a recipe: a new one, or one that is kept and has an input for it. */
import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useLocation } from 'wouter'
import type { KeptRecipe } from '../../engine/contract/groups/recipes.ts'
import { useEngine } from '../connect/engine.tsx'
import { reportOf } from '../connect/report-of.ts'
import { Dialog } from '../design/dialog.tsx'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import { titleOf } from './describe-item.ts'
import { beginWith, fillInput } from './fill-recipe.ts'
import type { GalleryItem } from './queries.ts'
import styles from './use-in-recipe.module.css'

const words = text.library.use

export interface UseInRecipeProps {
  readonly item: GalleryItem
  readonly onClose: () => void
}

export function UseInRecipe({ item, onClose }: UseInRecipeProps) {
  const { client } = useEngine()
  const [, navigate] = useLocation()
  const recipes = useQuery({
    queryKey: ['recipes', 'taking', item.media],
    queryFn: ({ signal }) => client.recipes.list({ inputKind: item.media, limit: 200 }, { signal }),
  })
  const open = async (keep: Promise<string>): Promise<void> => {
    try {
      const name = await keep
      onClose()
      navigate(`/recipe/${encodeURIComponent(name)}`)
    } catch (error) {
      notify({ text: reportOf(error).message, tone: 'bad' })
    }
  }
  const choices = recipes.data?.items.flatMap((recipe) => inputsFor(recipe, item)) ?? []
  return (
    <Dialog title={words.title(titleOf(item))} isOpen onClose={onClose}>
      <button type="button" className={styles.choice} onClick={() => void open(beginWith(client, item))}>
        <Plus aria-hidden />
        <span className={styles.name}>{words.fresh}</span>
        <span className={styles.note}>{words.freshText}</span>
      </button>
      <h3 className={styles.heading}>{words.kept}</h3>
      {recipes.data && choices.length === 0 ? <p className={styles.note}>{words.none}</p> : null}
      <ul className={styles.list}>
        {choices.map(({ recipe, input }) => (
          <li key={`${recipe.name} ${input.name}`}>
            <button
              type="button"
              className={styles.choice}
              onClick={() => void open(fillInput(client, recipe.name, input, item.cid))}
            >
              <span className={styles.name}>{recipe.name}</span>
              <span className={styles.note}>{words.input(input.name)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const inputsFor = (recipe: KeptRecipe, { media }: GalleryItem) =>
  recipe.inputs
    .filter(({ kind, isFixed }) => !isFixed && (kind === media || kind === 'any'))
    .map((input) => ({ recipe, input }))
