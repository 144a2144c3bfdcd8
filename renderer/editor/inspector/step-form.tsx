/** The settings of one step, or of several of one type at once, made from what their type says of its config. */
import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import { Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import { type Catalogue, recipeOf } from '../canvas/model/catalogue.ts'
import { ConfigFields, FormControl } from './form/config-form.tsx'
import { FormScopeProvider } from './form/form-scope.tsx'
import { withOthers } from './form/other-fields.ts'
import { relevantFields } from './form/relevant-fields.ts'
import { fieldsOf, specOf } from './form/spec-of.ts'
import { isMap } from './form/spec-values.ts'
import { effectOf, knownSchema } from './known-schema.ts'
import { useEffects, useParamsOf, useRecipeNames } from './queries.ts'
import { useStepScope } from './use-step-scope.ts'

const words = text.editor.inspector.step

export interface StepFormProps {
  /** Of one type; never none. */
  readonly steps: readonly RecipeStep[]
  readonly known: Catalogue
}

export function StepForm({ steps, known }: StepFormProps) {
  const { scope, value } = useStepScope(steps)
  const [first] = steps as readonly [RecipeStep]
  const step = { type: first.type, config: isMap(value) ? value : {} }
  const effect = effectOf(step)
  const effects = useEffects(effect === undefined ? [] : [effect])
  const params = useParamsOf(recipeOf(step))
  const recipes = useRecipeNames(step.type === 'RECIPE')
  const schema = knownSchema(step, { types: known.types, effect: effects.get(effect ?? ''), params, recipes })
  const spec = schema && specOf(schema)
  const isOfKinds = spec?.kind === 'kinds'
  const all = isOfKinds ? [] : withOthers(schema ? fieldsOf(schema) : [], step.config)
  const fields = relevantFields(all, step.config)
  if (!isOfKinds && fields.length === 0) return null
  return (
    <Section title={words.settings}>
      <FormScopeProvider value={scope}>
        {isOfKinds ? (
          <FormControl spec={spec} value={value} />
        ) : (
          <ConfigFields fields={fields} value={value} path={[]} />
        )}
      </FormScopeProvider>
    </Section>
  )
}
