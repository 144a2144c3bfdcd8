/** Copying steps as YAML and pasting them, here or in another recipe. */
import { useReactFlow } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { isText } from '../../commands/use-keyboard.ts'
import { notify } from '../../design/notices.tsx'
import { text } from '../../text/text.ts'
import { openReader } from '../document/reader.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { select, useLook } from '../selection.ts'
import type { FlowNode } from './flow-nodes.ts'
import { extract, paste } from './model/copies.ts'
import type { Point } from './model/edits.ts'
import { useActions } from './use-actions.tsx'
import { placesIn } from './use-dragged.ts'

const words = text.editor.canvas
const ASIDE = 32

export function useCopies() {
  const actions = useActions()
  const document = useRecipeDocument()
  const { getNodes, screenToFlowPosition } = useReactFlow<FlowNode>()
  const copies = useMemo(() => {
    const chosen = (): Recipe | undefined => extract(actions.recipe(), useLook.getState().selected)
    const insert = async (pasted: Recipe, at: Point, label: string): Promise<void> => {
      const { ui } = document.store.getState().reading
      const made = paste(actions.recipe(), pasted, {
        positions: ui.positions,
        places: placesIn(getNodes()),
        at,
      })
      if (await actions.edit(label, made.edits)) select(...made.keys)
    }
    const corner = (recipe: Recipe): Point => {
      const own = recipe.steps.flatMap(({ id }) => getNodes().find((node) => node.id === id)?.position ?? [])
      return [Math.min(...own.map(({ x }) => x)) + ASIDE, Math.min(...own.map(({ y }) => y)) + ASIDE]
    }
    return {
      async copy() {
        const recipe = chosen()
        if (!recipe) return
        const { writeRecipe } = await import('../../../engine/recipe/write/write-recipe.ts')
        await navigator.clipboard.writeText(writeRecipe(recipe))
        notify({ text: words.copied(recipe.steps.length) })
      },
      async paste(written: string) {
        const pasted = await readAlone(written)
        if (!pasted) return notify({ text: words.notPasted })
        const at = screenToFlowPosition({ x: innerWidth / 3, y: innerHeight / 3 })
        await insert(pasted, [at.x, at.y], words.did.paste)
      },
      async duplicate() {
        const recipe = chosen()
        if (recipe && recipe.steps.length > 0) await insert(recipe, corner(recipe), words.did.duplicate)
      },
    }
  }, [actions, document, getNodes, screenToFlowPosition])
  useClipboard(copies)
  return copies
}

interface Clipboard {
  copy(): Promise<void>
  paste(written: string): Promise<void>
}

/** By the browser's own events: they need no permission, and leave text that is selected alone. */
function useClipboard({ copy, paste: insert }: Clipboard): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent): void => {
      if (isText(event.target) || !getSelection()?.isCollapsed || useLook.getState().selected.length === 0)
        return
      event.preventDefault()
      void copy()
    }
    const onPaste = (event: ClipboardEvent): void => {
      const written = event.clipboardData?.getData('text/plain') ?? ''
      if (isText(event.target) || written.trim() === '') return
      event.preventDefault()
      void insert(written)
    }
    addEventListener('copy', onCopy)
    addEventListener('paste', onPaste)
    return () => {
      removeEventListener('copy', onCopy)
      removeEventListener('paste', onPaste)
    }
  }, [copy, insert])
}

/** A text that anybody may have copied, read beside the page's own thread. */
async function readAlone(written: string): Promise<Recipe | undefined> {
  const reader = openReader()
  try {
    return (await reader.ask({ text: written, fileName: 'pasted.yaml', edits: [] })).reading.recipe
  } finally {
    reader.close()
  }
}
