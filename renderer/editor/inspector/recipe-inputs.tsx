/** All inputs at a glance: what each takes, and whether it has it. */
import type { Recipe, RecipeInput } from '../../../engine/recipe/recipe.ts'
import { Section } from '../../design/section.tsx'
import { KindIcon } from '../../media/kind.tsx'
import { text } from '../../text/text.ts'
import { readableName } from '../canvas/model/names.ts'
import { inputKey } from '../document/reading.ts'
import { select } from '../selection.ts'
import { useFill } from './fill/use-fill.ts'
import styles from './inspector.module.css'

const words = text.editor.inspector.recipe

export const RecipeInputs = ({ recipe: { inputs } }: { readonly recipe: Recipe }) => (
  <Section title={words.inputs}>
    {inputs.length === 0 ? (
      <p className={styles.about}>{words.noInputs}</p>
    ) : (
      <div className={styles.inputs}>
        {inputs.map((input) => (
          <InputRow key={input.name} input={input} />
        ))}
      </div>
    )}
  </Section>
)

function InputRow({ input }: { readonly input: RecipeInput }) {
  const { contents, isPinned } = useFill(input)
  const isMissing = contents.length === 0
  return (
    <button
      type="button"
      className={styles.inputRow}
      title={input.description}
      onClick={() => select(inputKey(input.name))}
    >
      <KindIcon kind={input.kind} />
      <span className={styles.rowName}>{readableName(input.name)}</span>
      <span className={isMissing ? styles.rowMissing : styles.rowState}>
        {isMissing ? words.missing : isPinned ? words.pinned : words.filled(contents.length, input.isList)}
      </span>
    </button>
  )
}
