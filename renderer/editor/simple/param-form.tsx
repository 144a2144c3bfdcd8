/** What can be set: a control for each of the recipe's parameters. The recipe itself stays as it is. */
import type { Json, Recipe } from '../../../engine/recipe/recipe.ts'
import { Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import type { DocumentState } from '../document/document-store.ts'
import { ConfigFields } from '../inspector/form/config-form.tsx'
import { FormScopeProvider } from '../inspector/form/form-scope.tsx'
import { paramField } from '../inspector/param-field.ts'
import { type FormTarget, useFormValues } from '../inspector/use-form-values.ts'
import { useSnap } from '../inspector/use-snap.ts'
import { useStepSchemas } from '../inspector/use-step-schemas.ts'
import styles from './simple-view.module.css'

const words = text.editor.simple

/** Absent as long as nothing is tried: what is written first makes it. */
const triedIn = ({ reading }: DocumentState): Json | undefined =>
  Object.keys(reading.ui.params).length === 0 ? undefined : reading.ui.params

const TARGETS: readonly FormTarget[] = [{ base: ['ui', 'params'], rootIn: triedIn }]

export function ParamForm({ recipe }: { readonly recipe: Recipe }) {
  const schemaOf = useStepSchemas(recipe.steps)
  const { value, edit } = useFormValues(TARGETS, words.tryLabel)
  const snap = useSnap()
  if (recipe.params.length === 0) return null
  const fields = recipe.params.map((param) => paramField(recipe, param, schemaOf))
  return (
    <Section title={words.settings}>
      <FormScopeProvider value={{ edit, snap, differsAt: () => false, errorAt: () => undefined }}>
        <div className={styles.params}>
          <ConfigFields fields={fields} value={value} path={[]} isExplained />
        </div>
      </FormScopeProvider>
    </Section>
  )
}
