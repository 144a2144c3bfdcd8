/** Every procedure once, by group. Handlers live in the domain that does the work; doors only translate. */
import { access } from './access-procedures.ts'
import { analysis } from './analysis-procedures.ts'
import { content } from './groups/content.ts'
import { plans } from './groups/plans.ts'
import { configs, recipes } from './groups/recipes.ts'
import { runs } from './groups/runs.ts'
import { settings } from './groups/settings.ts'
import { system } from './groups/system.ts'
import { templates } from './groups/templates.ts'
import { trash } from './groups/trash.ts'

export { ContentItem } from './groups/content.ts'
export { Stats, ToolReport } from './groups/system.ts'

export const contract = {
  content,
  recipes,
  configs,
  plans,
  runs,
  analysis,
  trash,
  access,
  settings,
  templates,
  system,
}
export type Contract = typeof contract
