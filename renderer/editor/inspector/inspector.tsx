/** What is selected in the editor, and how it is set; the recipe itself where nothing is. */

import { text } from '../../text/text.ts'
import { useDocument } from '../document/use-document.tsx'
import { useLook } from '../selection.ts'
import { InputPanel } from './input-panel.tsx'
import styles from './inspector.module.css'
import { RecipePanel } from './recipe-panel.tsx'
import { selectedIn } from './selected-in.ts'
import { SeveralPanel, StepPanel } from './step-panel.tsx'

const words = text.editor.inspector.recipe

export function Inspector() {
  const recipe = useDocument((state) => state.recipe)
  const selected = useLook((state) => state.selected)
  if (!recipe) return <Unreadable />
  const { steps, input } = selectedIn(recipe, selected)
  const [step] = steps
  // A form of its own for each selection: what is being typed belongs to it alone.
  if (steps.length > 1) return <SeveralPanel key={steps.map(({ id }) => id).join(' ')} steps={steps} />
  if (step) return <StepPanel key={step.id} recipe={recipe} step={step} />
  if (input) return <InputPanel key={input.name} input={input} />
  return <RecipePanel recipe={recipe} />
}

/** A text that never was a recipe since it was opened. */
const Unreadable = () => (
  <div className={styles.head}>
    <h2>{words.unreadable}</h2>
    <p className={styles.about}>{words.unreadableText}</p>
  </div>
)
