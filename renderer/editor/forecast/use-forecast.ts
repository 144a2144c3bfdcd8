/** What running the open recipe now would do: which steps, how long, how much of it is there already. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { create } from 'zustand'
import type { ErrorReport } from '../../../engine/contract/errors.ts'
import type { PlanReport } from '../../../engine/contract/schemas.ts'
import { useEngine } from '../../connect/engine.tsx'
import { reportOf } from '../../connect/report-of.ts'
import { useDocument } from '../document/use-document.tsx'
import { useIsChecked, useIssues } from '../document/use-issues.ts'
import { useSettled } from '../document/use-settled.ts'
import { useMissingInputs } from './use-bindings.ts'
import { type DocumentRequest, useRunRequest } from './use-run-request.ts'

export interface Forecast {
  /** The last one that could be made, of an earlier text perhaps. */
  readonly report?: PlanReport | undefined
  /** Why there is none of the text as it is. */
  readonly error?: ErrorReport | undefined
  /** Whether the report is of the text as it is. */
  readonly isFresh: boolean
}

export const FORECASTS = 'forecast'

/** After the engine has found no fault in it, which takes a moment as well. */
const PLAN_AFTER_MS = 150
const NONE: Forecast = { isFresh: false }

const useForecastState = create<{ readonly forecast: Forecast }>(() => ({ forecast: NONE }))

export const useForecast = (): Forecast => useForecastState((state) => state.forecast)

export type StepForecast = PlanReport['steps'][number]

/** Of one step; the same object as long as the report is. */
export const useStepForecast = (step: string): StepForecast | undefined =>
  useForecastState(({ forecast }) => forecast.report?.steps.find(({ id }) => id === step))

/** Keeps it up to date; once in an editor. */
export function useForecastMaking(): void {
  const forecast = useMadeForecast()
  useEffect(
    () =>
      useForecastState.setState((last) => ({
        forecast: { ...forecast, report: forecast.report ?? last.forecast.report },
      })),
    [forecast],
  )
  useEffect(() => () => useForecastState.setState({ forecast: NONE }), [])
}

function useMadeForecast(): Forecast {
  const { client } = useEngine()
  const wish = useWish()
  const settled = useSettled(wish, PLAN_AFTER_MS, useIsChecked())
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: [FORECASTS, settled?.key],
    queryFn: async ({ signal }) => (await client.plans.make((settled as Wish).request, { signal })).report,
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const isCurrent = settled !== undefined && settled.key === wish?.key
  const isFresh = isCurrent && !isFetching && !isPlaceholderData && !error
  return useMemo(
    () => ({ report: data, error: error && isCurrent ? reportOf(error) : undefined, isFresh }),
    [data, error, isCurrent, isFresh],
  )
}

interface Wish {
  /** What a plan depends on: not the text itself, so that moving a node about asks for nothing. */
  readonly key: string
  readonly request: DocumentRequest
}

/** Undefined while the recipe cannot be planned. */
function useWish(): Wish | undefined {
  const request = useRunRequest()
  const recipe = useDocument((state) => state.reading.recipe)
  const isWanting = useMissingInputs().length > 0
  const isFaulty = useIssues().all.length > 0
  return useMemo(() => {
    if (recipe === undefined || recipe.steps.length === 0 || isWanting || isFaulty) return undefined
    return { key: JSON.stringify([recipe, request.inputs, request.params]), request }
  }, [recipe, isWanting, isFaulty, request])
}
