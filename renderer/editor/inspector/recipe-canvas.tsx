/** Size, rate and sound of all pictures on the way; what is left open is decided by the inputs. */
import type { CanvasWish, Json } from '../../../engine/recipe/recipe.ts'
import { text } from '../../text/text.ts'
import { useDocument } from '../document/use-document.tsx'
import { useIssues } from '../document/use-issues.ts'
import { ConfigFields } from './form/config-form.tsx'
import type { FieldInfo } from './form/field-spec.ts'
import { FormScopeProvider } from './form/form-scope.tsx'
import { errorAtPath } from './step-errors.ts'
import { type FormTarget, useFormValues } from './use-form-values.ts'

const words = text.editor.inspector.recipe

const numberField = (key: keyof CanvasWish, unit: string, isWhole: boolean): FieldInfo => ({
  key,
  title: words.canvas[key],
  hint: words.canvasHint,
  preset: undefined,
  isRequired: false,
  spec: { kind: 'number', isWhole, min: 1, unit },
})

const FIELDS: readonly FieldInfo[] = [
  numberField('width', 'px', true),
  numberField('height', 'px', true),
  numberField('fps', 'fps', false),
  numberField('sampleRate', 'Hz', true),
  numberField('channels', '', true),
]

const TARGETS: readonly FormTarget[] = [
  { base: ['canvas'], rootIn: ({ recipe }) => recipe && written(recipe.canvas) },
]

/** As in the document; a rate that people round is rounded. Undefined: nothing is fixed. */
function written({ fps, ...canvas }: CanvasWish): Json | undefined {
  const rate = fps === undefined ? {} : { fps: Math.round((fps.num / fps.den) * 1000) / 1000 }
  const map = { ...canvas, ...rate }
  return Object.keys(map).length === 0 ? undefined : map
}

export function RecipeCanvas() {
  const { value, edit, differsAt } = useFormValues(TARGETS, words.canvasLabel)
  const { all } = useIssues()
  const isRead = useDocument((state) => state.recipe !== undefined)
  if (!isRead) return null
  return (
    <FormScopeProvider
      value={{ edit, differsAt, errorAt: (path) => errorAtPath(all, ['canvas', ...path].join('.')) }}
    >
      <ConfigFields fields={FIELDS} value={value} path={[]} />
    </FormScopeProvider>
  )
}
