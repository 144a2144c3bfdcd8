/** A plan as people and scripts read it. */
import type { PlanReport } from '../../contract/schemas.ts'
import { formatRational } from '../../media/graph/rational.ts'
import type { JoinedPart } from '../../plan/task.ts'
import { forecastPlan } from '../forecast/report-forecast.ts'
import type { EngineParts } from '../parts.ts'
import type { Prepared } from './prepare.ts'
import { summariseBeats } from './remarks.ts'

export async function reportPlan(prepared: Prepared, parts: EngineParts): Promise<PlanReport> {
  const { plan, recipeName, warnings } = prepared
  const { forecast, report } = await forecastPlan(prepared, parts)
  const taskCosts = new Map([...forecast.groups.values()].flatMap(({ tasks }) => [...tasks]))
  const { video, durationSec } = plan.output.delivery
  return {
    planId: plan.planId,
    recipe: recipeName,
    profile: plan.output.profile.profile.name,
    durationSec,
    ...(video ? { width: video.width, height: video.height, fps: formatRational(video.fps) } : {}),
    warnings: [...warnings],
    beatSync: plan.graph.beatReports?.map((each) => ({ ...summariseBeats(each), cuts: each.cuts })) ?? [],
    steps: plan.steps.map((step) => ({ ...step })),
    tasks: plan.tasks.map(({ id, kind, steps, command, dependsOn, parts: joined }) => ({
      id,
      kind,
      steps: [...steps],
      command: ['ffmpeg', ...command.argv],
      cpuSec: taskCosts.get(id)?.cpuSec ?? 0,
      needs: [...dependsOn],
      ...(joined ? { parts: joined.map(partOf) } : {}),
    })),
    forecast: report,
    output: {
      step: plan.output.stepId,
      cacheId: plan.output.cacheId,
      ...(plan.output.cid ? { cid: plan.output.cid } : {}),
    },
  }
}

const partOf = ({ task: { id, kind }, cid }: JoinedPart) => ({
  task: id,
  kind: kind === 'sound' ? kind : ('piece' as const),
  ...(cid ? { cid } : {}),
})
