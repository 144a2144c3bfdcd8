/** A search for what to add, at the place where it will be; what fits the link it was dropped from comes first. */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { useMemo, useState } from 'react'
import { text } from '../../text/text.ts'
import styles from './add-box.module.css'
import { type Adding, stopAdding, useBoard } from './board.ts'
import { ANY_FLOW, flowOf } from './model/flow.ts'
import { type Offer, offersOf, rankOffers } from './model/offers.ts'
import { TypeIcon } from './nodes/type-icon.tsx'
import { useActions } from './use-actions.tsx'

const words = text.editor.canvas

export function AddBox() {
  const adding = useBoard((board) => board.adding)
  return adding ? <Search key={`${adding.at}`} adding={adding} /> : null
}

function Search({ adding }: { readonly adding: Adding }) {
  const { add } = useActions()
  const types = useBoard(({ catalogue }) => catalogue.types)
  const [typed, setTyped] = useState('')
  const offers = useMemo(() => offersOf(types.values(), words.inputs), [types])
  const ranked = useMemo(() => rankOffers(offers, typed, adding.loose), [offers, typed, adding.loose])
  const choose = (offer: Offer): void => {
    stopAdding()
    void add(offer, adding.at, adding.end)
  }
  return (
    <div
      role="dialog"
      aria-label={words.add.title}
      className={styles.box}
      style={{ left: adding.screen.x, top: adding.screen.y }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) stopAdding()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' || event.key === 'Tab') close(event)
      }}
    >
      <Autocomplete.Root
        items={ranked}
        value={typed}
        onValueChange={setTyped}
        itemToStringValue={({ title }: Offer) => title}
        filter={null}
        autoHighlight="always"
        inline
        open
      >
        <Autocomplete.Input
          autoFocus
          aria-label={words.add.placeholder}
          placeholder={words.add.placeholder}
          className={styles.input}
        />
        <Autocomplete.Empty className={styles.nothing}>{words.add.nothing}</Autocomplete.Empty>
        <Autocomplete.List className={styles.list}>
          {(offer: Offer) => (
            <Autocomplete.Item
              key={offer.id}
              value={offer}
              className={styles.item}
              onClick={() => choose(offer)}
            >
              <OfferRow offer={offer} />
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </div>
  )
}

function close(event: React.KeyboardEvent<HTMLElement>): void {
  event.preventDefault()
  event.currentTarget.closest<HTMLElement>('[data-canvas]')?.focus()
  stopAdding()
}

const OfferRow = ({ offer: { add, title, description, category } }: { readonly offer: Offer }) => (
  <>
    {'input' in add ? (
      <TypeIcon type="SOURCE" flow={{ ...ANY_FLOW, kind: add.input }} />
    ) : (
      <TypeIcon type={add.step.type} flow={flowOf({ type: add.step.type, config: {} }, [])} />
    )}
    <span className={styles.words}>
      <span className={styles.title}>
        {title}
        <span className={styles.category}>{categoryOf(category)}</span>
      </span>
      <span className={styles.description}>{description}</span>
    </span>
  </>
)

const categoryOf = (category: string): string =>
  (words.categories as Readonly<Record<string, string>>)[category] ?? category
