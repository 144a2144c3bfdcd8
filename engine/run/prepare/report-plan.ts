/** A plan as people and scripts read it. */
import type { PlanReport } from '../../contract/schemas.ts'
import { formatRational } from '../../media/graph/rational.ts'
import type { Prepared } from './prepare.ts'

export function reportPlan({ plan, recipeName, warnings }: Prepared): PlanReport {
  const { video, durationSec } = plan.output.delivery
  return {
    planId: plan.planId,
    recipe: recipeName,
    profile: plan.output.profile.profile.name,
    durationSec,
    ...(video ? { width: video.width, height: video.height, fps: formatRational(video.fps) } : {}),
    warnings: [...warnings],
    steps: plan.steps.map((step) => ({ ...step })),
    tasks: plan.tasks.map(({ id, steps, command }) => ({
      id,
      steps: [...steps],
      command: ['ffmpeg', ...command.argv],
    })),
    output: {
      step: plan.output.stepId,
      cacheId: plan.output.cacheId,
      ...(plan.output.cid ? { cid: plan.output.cid } : {}),
    },
  }
}
