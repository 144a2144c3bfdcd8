/** What is heard or seen in a file; worked out when it is first asked for, with progress. */
import { useQuery } from '@tanstack/react-query'
import { create } from 'zustand'
import type { EngineClient } from '../../engine/client/engine-client.ts'
import type { AnalysisReport } from '../../engine/contract/analysis.ts'
import type { ErrorReport } from '../../engine/contract/errors.ts'
import { type AnalysisPart, FEATURES, type Feature } from '../../engine/contract/features.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import { useEngine } from '../connect/engine.tsx'
import { reportOf } from '../connect/report-of.ts'

export interface Analysis {
  readonly report: AnalysisReport | undefined
  /** 0 to 1 while it is worked out; undefined when it is not, or nobody knows. */
  readonly fraction: number | undefined
  readonly isWorking: boolean
  readonly error: ErrorReport | undefined
}

/** 0 to 1, by part and name. */
const useProgress = create<Readonly<Record<string, number>>>(() => ({}))

/** `name`: undefined asks for nothing. `corrections`: CID of those to its beats. */
export function useAnalysis(name: string | undefined, part: AnalysisPart, corrections?: string): Analysis {
  const { client } = useEngine()
  const key = `${part}:${name}`
  const { data, error, isFetching } = useQuery({
    queryKey: ['analysis', part, name, corrections],
    queryFn: ({ signal }) => analyse(client, { name: name ?? '', part, corrections }, signal),
    enabled: name !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
  })
  const fraction = useProgress((state) => state[key])
  return {
    report: data,
    fraction: isFetching ? fraction : undefined,
    isWorking: isFetching,
    error: error ? reportOf(error) : undefined,
  }
}

const featuresOf = (part: AnalysisPart): Feature[] =>
  (Object.keys(FEATURES) as Feature[]).filter((feature) => FEATURES[feature] === part)

interface Wish {
  readonly name: string
  readonly part: AnalysisPart
  readonly corrections: string | undefined
}

async function analyse(
  client: EngineClient,
  { name, part, corrections }: Wish,
  signal: AbortSignal,
): Promise<AnalysisReport> {
  const wish = { name, features: featuresOf(part), corrections: corrections as Cid | undefined }
  for await (const event of await client.analysis.get(wish, { signal })) {
    if (event.event === 'analysed') return event.report
    if (event.total > 0) useProgress.setState({ [`${part}:${name}`]: event.done / event.total })
  }
  throw new Error('an analysis ended without a report')
}
