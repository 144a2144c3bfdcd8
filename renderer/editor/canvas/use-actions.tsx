/** What can be done on the canvas around a component. */
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useRecipeDocument } from '../document/use-document.tsx'
import { type Actions, createActions } from './actions.ts'

const ActionsContext = createContext<Actions | undefined>(undefined)

export function ActionsProvider({ children }: { readonly children: ReactNode }) {
  const document = useRecipeDocument()
  const actions = useMemo(() => createActions(document), [document])
  return <ActionsContext value={actions}>{children}</ActionsContext>
}

export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('no ActionsProvider around this')
  return actions
}
