/** What is wrong with the open recipe: the reader's faults at once, the engine's a moment later. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { create } from 'zustand'
import type { RecipeIssue } from '../../../engine/recipe/recipe.ts'
import { useEngine } from '../../connect/engine.tsx'
import { type Issues, issuesIn, issuesOf, NO_ISSUES } from './issues.ts'
import { useDocument } from './use-document.tsx'
import { useSettled } from './use-settled.ts'

export type Issue = RecipeIssue

const CHECK_AFTER_MS = 250

interface IssueState {
  readonly issues: Issues
  /** Whether the engine has looked at the text as it is. */
  readonly isChecked: boolean
}

const UNKNOWN: IssueState = { issues: NO_ISSUES, isChecked: false }

const useIssueState = create<IssueState>(() => UNKNOWN)

export const useIssues = (): Issues => useIssueState(({ issues }) => issues)

export const useIsChecked = (): boolean => useIssueState(({ isChecked }) => isChecked)

/** Of one step; the same list as long as nothing changed. */
export const useStepIssues = (step: string): readonly Issue[] | undefined =>
  useIssueState(({ issues: { byStep } }) => byStep.get(step))

/** Keeps them up to date; once in an editor. */
export function useIssueWatch(): void {
  const reading = useDocument((state) => state.reading)
  const steps = useDocument((state) => state.recipe?.steps)
  const { faults, isChecked } = useCheck(
    reading.issues.length === 0 && (reading.recipe?.steps.length ?? 0) > 0,
  )
  const issues = useMemo(
    () => issuesOf(reading.issues.length > 0 ? reading.issues : faults, steps?.map(({ id }) => id) ?? []),
    [reading, steps, faults],
  )
  useEffect(() => useIssueState.setState({ issues, isChecked }), [issues, isChecked])
  useEffect(() => () => useIssueState.setState(UNKNOWN), [])
}

const NOTHING: readonly Issue[] = []

interface Check {
  readonly faults: readonly Issue[]
  readonly isChecked: boolean
}

function useCheck(isReadable: boolean): Check {
  const { client } = useEngine()
  const fileName = useDocument((state) => `${state.name}.yaml`)
  const text = useDocument((state) => state.text)
  const settled = useSettled(text, CHECK_AFTER_MS)
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['recipe-check', settled],
    queryFn: async ({ signal }) => {
      const { error } = await client.recipes.check({ text: settled, fileName }, { signal })
      return error === undefined ? NOTHING : issuesIn(error)
    },
    enabled: isReadable,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isChecked = isReadable && settled === text && data !== undefined && !isPlaceholderData
  return { faults: isReadable ? (data ?? NOTHING) : NOTHING, isChecked }
}
