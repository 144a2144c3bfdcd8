/** One step, or several of one type at once. */
import type { ConfigSchema } from '../../../engine/contract/config-schema.ts'
import type { Recipe, RecipeStep } from '../../../engine/recipe/recipe.ts'
import { ErrorNote } from '../../design/error-note.tsx'
import { text } from '../../text/text.ts'
import type { NodeInfo } from '../canvas/model/catalogue.ts'
import { stepStates } from '../canvas/model/step-state.ts'
import { useCatalogue } from '../canvas/use-catalogue.ts'
import { useStepIssues } from '../document/use-issues.ts'
import { useForecast } from '../forecast/use-forecast.ts'
import { ForecastCard } from './forecast-card.tsx'
import styles from './inspector.module.css'
import { otherIssues } from './step-errors.ts'
import { StepFlags } from './step-flags.tsx'
import { StepForm } from './step-form.tsx'
import { StepHead } from './step-head.tsx'
import { StepInputs } from './step-inputs.tsx'
import { StepResult } from './step-result.tsx'

const words = text.editor.inspector.step

export interface StepPanelProps {
  readonly recipe: Recipe
  readonly step: RecipeStep
}

export function StepPanel({ recipe, step }: StepPanelProps) {
  const known = useCatalogue()
  const { report, isFresh } = useForecast()
  const info = known?.types.get(step.type)
  return (
    <div className={styles.panel}>
      <StepHead
        step={step}
        info={info}
        isKnown={known === undefined || info !== undefined}
        state={stepStates(report, [step.id]).get(step.id)}
        isFresh={isFresh}
      />
      <StepIssues step={step} keys={[...Object.keys(step.config), ...keysOf(info)]} />
      {known ? <StepForm steps={[step]} known={known} /> : null}
      {known ? <StepInputs recipe={recipe} step={step} known={known} /> : null}
      <StepFlags steps={[step]} />
      {report ? <StepResult id={step.id} report={report} isFresh={isFresh} /> : null}
      <ForecastCard />
    </div>
  )
}

const keysOf = (info: NodeInfo | undefined): readonly string[] =>
  Object.keys((info?.config as ConfigSchema | undefined)?.properties ?? {})

/** Those that no field of the form shows. */
function StepIssues({ step, keys }: { readonly step: RecipeStep; readonly keys: readonly string[] }) {
  const issues = otherIssues(useStepIssues(step.id) ?? [], step.id, keys)
  if (issues.length === 0) return null
  return (
    <div className={styles.issues}>
      {issues.map((issue) => (
        <ErrorNote key={`${issue.path} ${issue.message}`} error={issue} />
      ))}
    </div>
  )
}

export interface SeveralPanelProps {
  readonly steps: readonly RecipeStep[]
}

/** What they have in common can be set for all of them. */
export function SeveralPanel({ steps }: SeveralPanelProps) {
  const known = useCatalogue()
  const [first] = steps
  const areAlike = first !== undefined && steps.every(({ type }) => type === first.type)
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h2>{words.several(steps.length)}</h2>
        <p className={styles.about}>{areAlike ? words.alike(first.type) : words.unlike}</p>
      </header>
      {areAlike && known ? <StepForm steps={steps} known={known} /> : null}
      <StepFlags steps={steps} />
      <ForecastCard />
    </div>
  )
}
