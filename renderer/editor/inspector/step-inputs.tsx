/** What fills a step's ports: in which order, taken away, put in. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { assignPorts, type PortInputs } from '../../../engine/recipe/check/assign-ports.ts'
import type { Recipe, RecipeStep, StepInput } from '../../../engine/recipe/recipe.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { Menu } from '../../design/menu.tsx'
import { Section } from '../../design/section.tsx'
import { KindIcon } from '../../media/kind.tsx'
import { text } from '../../text/text.ts'
import { type Catalogue, portsOf } from '../canvas/model/catalogue.ts'
import { inputsEdit, refusalOf, withInput, withoutInputs } from '../canvas/model/connect.ts'
import { ANY_FLOW, portKind, shownKind } from '../canvas/model/flow.ts'
import { flowsOf } from '../canvas/model/graph.ts'
import { inputKey } from '../document/reading.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { select } from '../selection.ts'
import { exchanged } from './form/list-moves.ts'
import styles from './inspector.module.css'
import { isStep, sourceName } from './source-names.ts'

const words = text.editor.inspector.inputs

export interface StepInputsProps {
  readonly recipe: Recipe
  readonly step: RecipeStep
  readonly known: Catalogue
}

export function StepInputs({ recipe, step, known }: StepInputsProps) {
  const { ports } = assignPorts(step, portsOf(step, known))
  if (ports.length === 0) return null
  return (
    <Section title={words.heading}>
      <div className={styles.ports}>
        {ports.map((each) => (
          <PortInputsList key={each.port.name} filled={each} recipe={recipe} step={step} known={known} />
        ))}
      </div>
    </Section>
  )
}

interface PortProps extends StepInputsProps {
  readonly filled: PortInputs
}

function PortInputsList({ filled: { port, inputs }, ...props }: PortProps) {
  const { recipe, step, known } = props
  const write = useInputsEdit(step)
  const isMissing = inputs.length < port.min
  return (
    <div className={styles.port}>
      <div className={styles.portHead} title={port.description}>
        <KindIcon kind={portKind(port)} />
        {words.port(port.name)}
      </div>
      {inputs.length === 0 && port.description !== '' ? (
        <p className={styles.portAbout}>{port.description}</p>
      ) : null}
      <ol className={styles.links}>
        {inputs.map(({ from, index }, at) => (
          <Row
            key={index}
            name={sourceName(recipe, from)}
            onOpen={() => select(isStep(recipe, from) ? from : inputKey(from))}
            onUp={
              at === 0
                ? undefined
                : () => write(exchanged(step.inputs, index, inputs[at - 1]?.index ?? index), words.moved)
            }
            onDown={
              at === inputs.length - 1
                ? undefined
                : () => write(exchanged(step.inputs, index, inputs[at + 1]?.index ?? index), words.moved)
            }
            canMove={inputs.length > 1}
            onRemove={() => write(withoutInputs(step, [index], known), words.removed)}
          />
        ))}
      </ol>
      {isMissing ? <p className={styles.wants}>{words.missing(port.min - inputs.length)}</p> : null}
      {inputs.length < port.max ? <AddInput {...props} port={port.name} /> : null}
    </div>
  )
}

function useInputsEdit(step: RecipeStep): (inputs: readonly StepInput[], label: string) => void {
  const document = useRecipeDocument()
  return (inputs, label) => void document.edit(label, [inputsEdit(step, inputs)])
}

interface RowProps {
  readonly name: string
  readonly canMove: boolean
  readonly onOpen: () => void
  readonly onUp: (() => void) | undefined
  readonly onDown: (() => void) | undefined
  readonly onRemove: () => void
}

const Row = ({ name, canMove, onOpen, onUp, onDown, onRemove }: RowProps) => (
  <li className={styles.link}>
    <button type="button" className={styles.linkName} onClick={onOpen}>
      {name}
    </button>
    {canMove ? (
      <>
        <IconButton
          label={words.up(name)}
          icon={<ArrowUp aria-hidden />}
          disabled={onUp === undefined}
          onClick={onUp}
        />
        <IconButton
          label={words.down(name)}
          icon={<ArrowDown aria-hidden />}
          disabled={onDown === undefined}
          onClick={onDown}
        />
      </>
    ) : null}
    <IconButton label={words.remove(name)} icon={<X aria-hidden />} onClick={onRemove} />
  </li>
)

interface AddProps extends StepInputsProps {
  readonly port: string
}

/** By keyboard what a link on the canvas is by hand: all that may go there. */
function AddInput({ recipe, step, known, port: name }: AddProps) {
  const write = useInputsEdit(step)
  const port = portsOf(step, known).find((each) => each.name === name)
  const flows = flowsOf(recipe, known)
  const flowFrom = (from: string) => flows.get(from) ?? ANY_FLOW
  const fits = (from: string): boolean =>
    port !== undefined && refusalOf(recipe, { from, to: step.id, port, flow: flowFrom(from) }) === undefined
  const item = (from: string) => ({
    text: sourceName(recipe, from),
    icon: <KindIcon kind={shownKind(flowFrom(from))} />,
    run: () => write(withInput(step, { from, port: name }, known), words.added),
  })
  const groups = [recipe.inputs.map((input) => input.name), recipe.steps.map(({ id }) => id)]
    .map((names) => names.filter(fits).map(item))
    .filter((items) => items.length > 0)
  if (groups.length === 0) return null
  return (
    <Menu
      trigger={
        <Button
          look="quiet"
          className={styles.add}
          icon={<Plus aria-hidden />}
          aria-label={words.addTo(name)}
        >
          {words.add}
        </Button>
      }
      groups={groups}
    />
  )
}
