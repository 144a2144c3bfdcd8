/** The document that the editor around a component has open. */
import { createContext, type ReactNode, useContext } from 'react'
import { useStore } from 'zustand'
import type { DocumentState, RecipeDocument } from './document-store.ts'

const DocumentContext = createContext<RecipeDocument | undefined>(undefined)

export const DocumentProvider = (props: {
  readonly document: RecipeDocument
  readonly children: ReactNode
}) => <DocumentContext value={props.document}>{props.children}</DocumentContext>

/** To edit it. */
export function useRecipeDocument(): RecipeDocument {
  const document = useContext(DocumentContext)
  if (!document) throw new Error('no DocumentProvider around this')
  return document
}

/** To show some of it; selectors that make new objects need `useShallow`. */
export const useDocument = <T,>(select: (state: DocumentState) => T): T =>
  useStore(useRecipeDocument().store, select)
