/** The form of one step, or of several of one type: their values, faults, parameters. */
import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import { text } from '../../text/text.ts'
import { freshName } from '../canvas/model/names.ts'
import type { RecipeEdit } from '../document/reader.ts'
import { useDocument, useRecipeDocument } from '../document/use-document.tsx'
import { useStepIssues } from '../document/use-issues.ts'
import type { FormScope, ParamLinks } from './form/form-scope.tsx'
import { editOf } from './form/written-value.ts'
import { errorIn } from './step-errors.ts'
import { type FormTarget, type FormValues, useFormValues } from './use-form-values.ts'
import { useSnap } from './use-snap.ts'

const words = text.editor.inspector.step

export interface StepScope {
  readonly scope: FormScope
  readonly value: FormValues['value']
}

/** `steps`: never none. */
export function useStepScope(steps: readonly RecipeStep[]): StepScope {
  const [first] = steps
  const id = first?.id ?? ''
  const targets = steps.map((step) => targetOf(step.id))
  const { value, edit, differsAt } = useFormValues(targets, words.editLabel)
  const issues = useStepIssues(id) ?? []
  const links = useParamLinks(targets)
  const snap = useSnap()
  return {
    value,
    scope: {
      edit,
      differsAt,
      errorAt: (path, isDeep) => errorIn(issues, id, path, isDeep),
      links,
      snap,
    },
  }
}

const targetOf = (id: string): FormTarget => ({
  base: ['steps', id, 'config'],
  rootIn: ({ recipe }) => recipe?.steps.find((step) => step.id === id)?.config,
})

function useParamLinks(targets: readonly FormTarget[]): ParamLinks {
  const document = useRecipeDocument()
  const params = useDocument((state) => state.recipe?.params) ?? []
  return {
    params,
    link(path, title, value, param) {
      const name =
        param ??
        freshName(
          title,
          params.map((each) => each.name),
        )
      const made: RecipeEdit = { set: ['params', name], value: { default: value, description: title } }
      const state = document.store.getState()
      const linked = targets.flatMap(
        ({ base, rootIn }) => editOf(base, rootIn(state), path, { param: name }) ?? [],
      )
      void document.edit(words.linkLabel(title), param === undefined ? [made, ...linked] : linked)
    },
  }
}
