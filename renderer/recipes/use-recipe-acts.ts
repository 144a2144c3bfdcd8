/** What can be done with recipes from their list. */
import { useLocation } from 'wouter'
import { type Connection, useEngine } from '../connect/engine.tsx'
import { queries } from '../connect/queries.tsx'
import { reportOf } from '../connect/report-of.ts'
import { notify } from '../design/notices.tsx'
import { closeDocument } from '../editor/document/open-documents.ts'
import { text } from '../text/text.ts'
import { bringIn } from './bring-in.ts'
import { keepCopy, newRecipe } from './keep-copy.ts'
import { RECIPES } from './queries.ts'

const words = text.recipes

export interface RecipeActs {
  create(): void
  /** Asks for files. */
  choose(): void
  bringIn(files: readonly File[]): void
  duplicate(name: string): void
  /** Into the trash, with the way back. */
  remove(name: string): void
}

export function useRecipeActs(): RecipeActs {
  const { client } = useEngine()
  const [, navigate] = useLocation()
  const open = (name: string): void => navigate(`/recipe/${encodeURIComponent(name)}`)
  const take = (files: readonly File[]): void =>
    attempt(async () => {
      const brought = []
      for (const file of files) brought.push(await bringIn(client, file))
      const [first] = brought
      if (!first) return
      if (brought.length === 1) open(first.name)
      notify({
        text:
          brought.length === 1 ? words.broughtOne(first.name, first.isGood) : words.brought(brought.length),
      })
    })
  return {
    create: () => attempt(async () => open(await newRecipe(client, words.untitled))),
    choose: () => void chooseYaml().then(take),
    bringIn: take,
    duplicate: (name) =>
      attempt(async () => {
        const { text: yaml } = await client.recipes.draft({ name })
        const copy = await keepCopy(client, { name, text: yaml })
        notify({ text: words.duplicated(copy), action: { text: text.common.open, run: () => open(copy) } })
      }),
    remove: (name) => attempt(() => remove(client, name)),
  }
}

async function remove(client: Connection['client'], name: string): Promise<void> {
  const { trashId } = await client.recipes.remove({ id: name })
  closeDocument(name)
  const restore = (): void =>
    attempt(async () => {
      await client.trash.restore({ id: trashId })
    })
  notify({ text: words.removed(name), action: { text: text.common.undo, run: restore } })
}

/** Says why, when it cannot be done; lists show what came of it. */
function attempt(act: () => Promise<void>): void {
  act()
    .catch((error: unknown) => {
      const { message, hint } = reportOf(error)
      notify({ text: hint === undefined ? message : `${message}. ${hint}`, tone: 'bad' })
    })
    .finally(() => void queries.invalidateQueries({ queryKey: [RECIPES] }))
}

const chooseYaml = (): Promise<readonly File[]> =>
  new Promise((resolve) => {
    const input = Object.assign(document.createElement('input'), {
      type: 'file',
      accept: '.yaml,.yml',
      multiple: true,
    })
    input.onchange = () => resolve([...(input.files ?? [])])
    input.click()
  })
