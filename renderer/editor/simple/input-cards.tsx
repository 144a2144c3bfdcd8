/** What goes in: a large card for each input, to drop media on or to choose it for. */
import type { Recipe, RecipeInput } from '../../../engine/recipe/recipe.ts'
import { Section } from '../../design/section.tsx'
import { KindIcon } from '../../media/kind.tsx'
import { text } from '../../text/text.ts'
import { readableName } from '../canvas/model/names.ts'
import { FillInput } from '../inspector/fill/fill-input.tsx'
import styles from './input-cards.module.css'

const words = text.editor.simple

/** Pixels that a card's picture has at most. */
const WIDTH = 340

/** Inputs that the recipe brings itself are nobody's business here. */
export function InputCards({ recipe: { inputs } }: { readonly recipe: Recipe }) {
  const open = inputs.filter(({ pin }) => pin === undefined)
  if (open.length === 0) return null
  return (
    <Section title={words.inputs}>
      <ul className={styles.cards}>
        {open.map((input) => (
          <Card key={input.name} input={input} />
        ))}
      </ul>
    </Section>
  )
}

function Card({ input }: { readonly input: RecipeInput }) {
  const title = readableName(input.name)
  return (
    <li className={styles.card}>
      <h4 className={styles.name}>
        <KindIcon kind={input.kind} />
        {title}
      </h4>
      {input.description === '' || input.description === title ? null : (
        <p className={styles.about}>{input.description}</p>
      )}
      <FillInput input={input} title={title} width={WIDTH} />
    </li>
  )
}
