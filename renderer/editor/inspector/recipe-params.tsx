/** The recipe's parameters: what can be set when it is run, without editing it. */
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Recipe, RecipeParam } from '../../../engine/recipe/recipe.ts'
import { IconButton } from '../../design/button.tsx'
import { TextInput } from '../../design/fields.tsx'
import { notify } from '../../design/notices.tsx'
import { Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import { freshName } from '../canvas/model/names.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { FieldRow } from './form/config-form.tsx'
import { FormScopeProvider } from './form/form-scope.tsx'
import { startOf } from './form/spec-values.ts'
import { withValue } from './form/written-value.ts'
import styles from './inspector.module.css'
import { LiveText } from './live-text.tsx'
import { paramEdit, removeParam, renameParam } from './param-edits.ts'
import { paramSpec } from './param-field.ts'
import { useLiveEdits } from './use-live-edits.ts'
import { useStepSchemas } from './use-step-schemas.ts'

const words = text.editor.inspector.params

export function RecipeParams({ recipe }: { readonly recipe: Recipe }) {
  const document = useRecipeDocument()
  const add = (): void => {
    const name = freshName(
      words.newName,
      recipe.params.map((param) => param.name),
    )
    void document.edit(words.addLabel, [paramEdit({ name, default: 1, description: '' })])
  }
  return (
    <Section
      title={words.heading}
      action={<IconButton label={words.add} icon={<Plus aria-hidden />} onClick={add} />}
    >
      {recipe.params.length === 0 ? <p className={styles.about}>{words.none}</p> : null}
      {recipe.params.map((param) => (
        <ParamCard key={param.name} recipe={recipe} param={param} />
      ))}
    </Section>
  )
}

interface ParamCardProps {
  readonly recipe: Recipe
  readonly param: RecipeParam
}

const ParamCard = (props: ParamCardProps) => (
  <div className={styles.param}>
    <div className={styles.paramHead}>
      <ParamName {...props} />
      <RemoveButton {...props} />
    </div>
    <ParamDefault {...props} />
    <LiveText
      as={TextInput}
      label={words.description(props.param.name)}
      placeholder={words.descriptionHint}
      valueIn={(state) =>
        state.recipe?.params.find(({ name }) => name === props.param.name)?.description ?? ''
      }
      make={(description, state) => {
        const now = state.recipe?.params.find(({ name }) => name === props.param.name)
        return now ? [paramEdit({ ...now, description })] : []
      }}
    />
  </div>
)

/** Written when it is left: every letter would be another parameter. */
function ParamName({ recipe, param }: ParamCardProps) {
  const document = useRecipeDocument()
  const [draft, setDraft] = useState<string>()
  const rename = (): void => {
    const taken = recipe.params.map(({ name }) => name).filter((name) => name !== param.name)
    const name = freshName(draft ?? param.name, taken)
    setDraft(undefined)
    if (draft !== undefined && draft.trim() !== '' && name !== param.name)
      void document.edit(words.rename(name), renameParam(recipe, param, name))
  }
  return (
    <TextInput
      aria-label={words.name(param.name)}
      value={draft ?? param.name}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={rename}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
    />
  )
}

function RemoveButton({ recipe, param }: ParamCardProps) {
  const document = useRecipeDocument()
  const remove = async (): Promise<void> => {
    if (!(await document.edit(words.remove(param.name), removeParam(recipe, param)))) return
    notify({
      text: words.removed(param.name),
      action: { text: text.common.undo, run: document.undo },
    })
  }
  return (
    <IconButton
      label={words.remove(param.name)}
      icon={<Trash2 aria-hidden />}
      onClick={() => void remove()}
    />
  )
}

function ParamDefault({ recipe, param }: ParamCardProps) {
  const schemaOf = useStepSchemas(recipe.steps)
  const { pending, edit } = useLiveEdits()
  const spec = paramSpec(recipe, param, schemaOf)
  const value = pending.get(param.name)?.value ?? param.default
  return (
    <FormScopeProvider
      value={{
        differsAt: () => false,
        errorAt: () => undefined,
        edit: (path, next) => {
          const whole = withValue({ default: value }, path, next) as { default?: typeof value }
          const changed = whole.default ?? startOf(spec)
          edit(param.name, {
            value: changed,
            label: words.change(param.name),
            make: ({ recipe: now }) =>
              (now?.params ?? [])
                .filter(({ name }) => name === param.name)
                .map((each) => paramEdit({ ...each, default: changed })),
          })
        },
      }}
    >
      <FieldRow
        field={{
          key: 'default',
          title: words.default,
          hint: '',
          preset: undefined,
          isRequired: true,
          spec,
        }}
        path={['default']}
        value={value}
      />
    </FormScopeProvider>
  )
}
