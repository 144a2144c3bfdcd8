/** The format of the result: one of the engine's profiles, or what suits it. */
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { Field, Select } from '../../design/fields.tsx'
import { text } from '../../text/text.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { useProfiles } from './queries.ts'

const words = text.editor.inspector.recipe

/** No name of a profile. */
const AUTOMATIC = '-'

export function ProfileChoice({ recipe: { outputProfile } }: { readonly recipe: Recipe }) {
  const document = useRecipeDocument()
  const profiles = useProfiles()
  const choose = (name: string): void => {
    const taken = outputProfile === undefined ? [] : [{ remove: ['output_profile'] }]
    const edits = name === AUTOMATIC ? taken : [{ set: ['output_profile'], value: name }]
    void document.edit(words.profile, edits)
  }
  return (
    <Field label={words.profile}>
      {(id) => (
        <Select
          id={id}
          label={words.profile}
          value={outputProfile ?? AUTOMATIC}
          options={[
            { value: AUTOMATIC, text: words.automatic },
            ...profiles.map(({ name, title }) => ({ value: name, text: words.profileOf(name, title) })),
          ]}
          onChange={choose}
        />
      )}
    </Field>
  )
}
