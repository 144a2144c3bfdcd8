/** Procedures about plans: what would be done, before anything is. */
import { oc } from '@orpc/contract'
import { z } from 'zod'
import { PlanReport } from '../schemas.ts'
import { RunRequest } from './requests.ts'

export const plans = {
  /** Imports and probes the inputs, renders nothing. The plan document is kept, so that `execute` finds it by CID. */
  make: oc
    .route({ method: 'POST', path: '/api/plan' })
    .input(RunRequest.extend({ fresh: z.boolean().default(false) }))
    .output(z.object({ report: PlanReport, document: z.unknown() })),
  /** The report of a plan document or its CID; ids and commands are computed anew, never taken from it. */
  check: oc
    .route({ method: 'POST', path: '/api/plan/check' })
    .input(z.object({ plan: z.unknown() }))
    .output(PlanReport),
  /** Its commands as a script for a POSIX shell, with the places of files on this machine. */
  script: oc
    .input(RunRequest.extend({ fresh: z.boolean().default(false) }))
    .output(z.object({ script: z.string(), outputName: z.string(), warnings: z.array(z.string()) })),
}
