/** One input of the recipe: what it is for, what it takes, what fills it. */
import { Pin, PinOff } from 'lucide-react'
import type { RecipeInput } from '../../../engine/recipe/recipe.ts'
import { Button } from '../../design/button.tsx'
import { Field, Switch, TextArea } from '../../design/fields.tsx'
import { Pill } from '../../design/pill.tsx'
import { Section } from '../../design/section.tsx'
import { Segments } from '../../design/segments.tsx'
import { text } from '../../text/text.ts'
import { readableName } from '../canvas/model/names.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { FillInput } from './fill/fill-input.tsx'
import { useFill } from './fill/use-fill.ts'
import { ForecastCard } from './forecast-card.tsx'
import { inputEdit } from './input-edits.ts'
import styles from './inspector.module.css'
import { LiveText } from './live-text.tsx'

const words = text.editor.inspector.input

const KINDS = ['any', 'video', 'audio', 'image'] as const

/** Pixels inside the panel. */
const WIDTH = 272

export function InputPanel({ input }: { readonly input: RecipeInput }) {
  const title = readableName(input.name)
  const { contents, isPinned } = useFill(input)
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <div className={styles.titleRow}>
          <h2>{title}</h2>
          <Pill tone={contents.length > 0 ? 'ok' : 'warn'}>
            {isPinned ? words.pinned : contents.length > 0 ? words.filled : words.empty}
          </Pill>
        </div>
        <p className={styles.type}>{words.typeAndName(input.name)}</p>
      </header>
      <Section title={words.contents}>
        <FillInput input={input} title={title} width={WIDTH} />
        <PinButton input={input} />
      </Section>
      <InputFacts input={input} />
      <ForecastCard />
    </div>
  )
}

function PinButton({ input }: { readonly input: RecipeInput }) {
  const { contents, isPinned, pin, unpin } = useFill(input)
  if (isPinned) {
    return (
      <>
        <p className={styles.about}>{words.pinnedText}</p>
        <Button icon={<PinOff aria-hidden />} onClick={unpin}>
          {words.unpin}
        </Button>
      </>
    )
  }
  if (input.isList || contents.length === 0) return null
  return (
    <Button look="quiet" icon={<Pin aria-hidden />} hint={words.pinHint} onClick={pin}>
      {words.pin}
    </Button>
  )
}

function InputFacts({ input }: { readonly input: RecipeInput }) {
  const document = useRecipeDocument()
  const change = (changes: Partial<RecipeInput>, label: string): void =>
    void document.edit(label, [inputEdit({ ...input, ...changes })])
  return (
    <Section title={words.about}>
      <Field label={words.description}>
        {(id) => (
          <LiveText
            as={TextArea}
            id={id}
            label={words.description}
            placeholder={words.descriptionHint}
            valueIn={({ recipe }) =>
              recipe?.inputs.find(({ name }) => name === input.name)?.description ?? ''
            }
            make={(description, { recipe }) => {
              const now = recipe?.inputs.find(({ name }) => name === input.name)
              return now ? [inputEdit({ ...now, description })] : []
            }}
          />
        )}
      </Field>
      <Field label={words.kind}>
        {() => (
          <Segments
            label={words.kind}
            value={input.kind}
            options={KINDS.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
            onChange={(kind) => change({ kind }, words.kind)}
          />
        )}
      </Field>
      <div className={styles.flag}>
        <span className={styles.flagWords}>
          {words.list}
          <span className={styles.flagHint}>{words.listHint}</span>
        </span>
        <Switch
          label={words.list}
          isOn={input.isList}
          onChange={(isList) => change({ isList }, words.list)}
        />
      </div>
    </Section>
  )
}
