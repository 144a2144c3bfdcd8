/** The recipe itself: what it is called, what it takes, what can be set from outside, what it gives. */
import type { Recipe } from '../../../engine/recipe/recipe.ts'
import { Field, TextArea, TextInput } from '../../design/fields.tsx'
import { Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import { ForecastCard } from './forecast-card.tsx'
import styles from './inspector.module.css'
import { LiveText } from './live-text.tsx'
import { PlainInput } from './plain-input.tsx'
import { ProfileChoice } from './profile-choice.tsx'
import { RecipeCanvas } from './recipe-canvas.tsx'
import { RecipeInputs } from './recipe-inputs.tsx'
import { RecipeParams } from './recipe-params.tsx'

const words = text.editor.inspector.recipe

export const RecipePanel = ({ recipe }: { readonly recipe: Recipe }) => (
  <div className={styles.panel}>
    <RecipeHead recipe={recipe} />
    <RecipeInputs recipe={recipe} />
    <RecipeParams recipe={recipe} />
    <Section title={words.output}>
      <ProfileChoice recipe={recipe} />
      <RecipeCanvas />
    </Section>
    <ForecastCard />
  </div>
)

const RecipeHead = ({ recipe }: { readonly recipe: Recipe }) => (
  <header className={styles.head}>
    <h2 className="visually-hidden">{recipe.name}</h2>
    <LiveText
      as={PlainInput}
      className={styles.title}
      label={words.name}
      valueIn={(state) => state.recipe?.name ?? ''}
      make={(name) => (name.trim() === '' ? [] : [{ set: ['name'], value: name }])}
    />
    <LiveText
      as={TextArea}
      label={words.description}
      placeholder={words.descriptionHint}
      valueIn={(state) => state.recipe?.description ?? ''}
      make={(description, state) => {
        if (description !== '') return [{ set: ['description'], value: description }]
        return state.recipe?.description === '' ? [] : [{ remove: ['description'] }]
      }}
    />
    <Field label={words.version} isInline>
      {(id) => (
        <LiveText
          as={TextInput}
          id={id}
          label={words.version}
          valueIn={(state) => state.recipe?.version ?? ''}
          make={(version) => (version.trim() === '' ? [] : [{ set: ['version'], value: version }])}
        />
      )}
    </Field>
  </header>
)
