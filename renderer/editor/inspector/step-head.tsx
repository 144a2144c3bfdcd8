/** What a step is called, what its type does, what will happen to it and why. */

import type { RecipeStep } from '../../../engine/recipe/recipe.ts'
import { join } from '../../design/join.ts'
import { Pill, type Tone } from '../../design/pill.tsx'
import { text } from '../../text/text.ts'
import type { NodeInfo } from '../canvas/model/catalogue.ts'
import { titleEdit } from '../canvas/model/edits.ts'
import { readableName } from '../canvas/model/names.ts'
import type { StepState } from '../canvas/model/step-state.ts'
import styles from './inspector.module.css'
import { LiveText } from './live-text.tsx'
import { PlainInput } from './plain-input.tsx'

const words = text.editor.inspector.step

export interface StepHeadProps {
  readonly step: RecipeStep
  readonly info: NodeInfo | undefined
  /** False: a type that this engine does not have. */
  readonly isKnown: boolean
  readonly state: StepState | undefined
  readonly isFresh: boolean
}

export const StepHead = ({ step, info, isKnown, state, isFresh }: StepHeadProps) => (
  <header className={styles.head}>
    <h2 className="visually-hidden">{step.title ?? readableName(step.id)}</h2>
    <div className={styles.titleRow}>
      <LiveText
        as={PlainInput}
        className={styles.title}
        label={words.title}
        placeholder={readableName(step.id)}
        valueIn={({ recipe }) => recipe?.steps.find(({ id }) => id === step.id)?.title ?? ''}
        make={(title) =>
          title === '' ? [{ remove: ['steps', step.id, 'title'] }] : [titleEdit(step.id, title)]
        }
      />
      {state ? <Pill tone={TONES[state.state]}>{words.states[state.state]}</Pill> : null}
    </div>
    <p className={styles.about}>{isKnown ? info?.description : words.unknownType(step.type)}</p>
    {state ? (
      <p className={join(styles.why, LINES[state.state], !isFresh && styles.stale)}>{sentence(state.why)}</p>
    ) : null}
    <p className={styles.type}>{words.typeAndId(step.type, step.id)}</p>
  </header>
)

const TONES: Readonly<Record<StepState['state'], Tone>> = { cached: 'ok', run: 'accent', spared: 'neutral' }

const LINES: Readonly<Record<StepState['state'], string | undefined>> = {
  cached: styles.whyCached,
  run: styles.whyRun,
  spared: undefined,
}

const sentence = (why: string): string =>
  `${why.charAt(0).toUpperCase()}${why.slice(1)}${/[.!?]$/.test(why) ? '' : '.'}`
