/** Leaving a step out, letting its input through, keeping its result. */
import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import { Switch } from '../../design/fields.tsx'
import { Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import { type Flag, flagEdits, isFlagged } from '../canvas/model/edits.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import styles from './inspector.module.css'

const words = text.editor.inspector.flags

const FLAGS: readonly Flag[] = ['mute', 'bypass', 'pin']

export function StepFlags({ steps }: { readonly steps: readonly RecipeStep[] }) {
  const document = useRecipeDocument()
  const [first] = steps
  if (!first) return null
  return (
    <Section title={words.heading}>
      <div className={styles.flags}>
        {FLAGS.map((flag) => (
          <div key={flag} className={styles.flag}>
            <span className={styles.flagWords}>
              {words[flag].title}
              <span className={styles.flagHint}>{words[flag].hint}</span>
            </span>
            <Switch
              label={words[flag].title}
              isOn={isFlagged(first, flag)}
              onChange={(isOn) => void document.edit(words[flag].title, flagEdits(steps, flag, isOn))}
            />
          </div>
        ))}
      </div>
    </Section>
  )
}
