/** What is selected in the editor, and how it is set; the recipe itself where nothing is. */
import { useDocument } from '../document/use-document.tsx'
import { useLook } from '../selection.ts'
import { InputPanel } from './input-panel.tsx'
import { RecipePanel } from './recipe-panel.tsx'
import { selectedIn } from './selected-in.ts'
import { SeveralPanel, StepPanel } from './step-panel.tsx'

export function Inspector() {
  const recipe = useDocument((state) => state.recipe)
  const selected = useLook((state) => state.selected)
  if (!recipe) return null
  const { steps, input } = selectedIn(recipe, selected)
  const [step] = steps
  // A form of its own for each selection: what is being typed belongs to it alone.
  if (steps.length > 1) return <SeveralPanel key={steps.map(({ id }) => id).join(' ')} steps={steps} />
  if (step) return <StepPanel key={step.id} recipe={recipe} step={step} />
  if (input) return <InputPanel key={input.name} input={input} />
  return <RecipePanel recipe={recipe} />
}
