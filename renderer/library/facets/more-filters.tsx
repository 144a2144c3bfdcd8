/** The filters that are seldom needed, in a panel of their own. */
import { SlidersHorizontal } from 'lucide-react'
import type { MediaFacets } from '../../../engine/contract/groups/content.ts'
import { Button } from '../../design/button.tsx'
import { Field } from '../../design/fields.tsx'
import { FilterPill } from '../../design/pill.tsx'
import { Popover } from '../../design/popover.tsx'
import { Segments } from '../../design/segments.tsx'
import { text } from '../../text/text.ts'
import styles from './filter-bar.module.css'
import { RangeFields } from './range-fields.tsx'
import type { ChangeWish } from './use-wish.ts'
import { countOf, EVERYTHING, type Wish } from './wish.ts'

const words = text.library.filter

export interface MoreFiltersProps {
  readonly wish: Wish
  readonly onChange: ChangeWish
  readonly tags: MediaFacets['tags']
}

const ANY = '0'
const HEIGHTS = [ANY, '720', '1080', '2160'] as const
const STARS = [ANY, '1', '2', '3', '4', '5'] as const

export const MoreFilters = ({ wish, onChange, tags }: MoreFiltersProps) => (
  <Popover
    title={words.more}
    trigger={
      <Button className={styles.more} icon={<SlidersHorizontal aria-hidden />}>
        {words.more}
      </Button>
    }
  >
    <RangeFields
      name={words.length}
      unit={words.seconds}
      value={wish.length}
      onChange={(length) => onChange({ length })}
    />
    <RangeFields
      name={words.tempo}
      unit={words.beats}
      hint={words.tempoHint}
      value={wish.bpm}
      onChange={(bpm) => onChange({ bpm })}
    />
    <Choice
      name={words.resolution}
      values={HEIGHTS}
      value={wish.height}
      show={(pixels) => `${pixels}p`}
      onChange={(height) => onChange({ height })}
    />
    <Choice
      name={words.rating}
      values={STARS}
      value={wish.stars}
      show={(stars) => `${stars}★`}
      onChange={(stars) => onChange({ stars })}
    />
    <Tags wish={wish} onChange={onChange} tags={tags} />
    {countOf(wish) > 0 ? (
      <Button onClick={() => onChange({ ...EVERYTHING, text: wish.text, shelf: wish.shelf })}>
        {words.clear}
      </Button>
    ) : null}
  </Popover>
)

interface ChoiceProps {
  readonly name: string
  readonly values: readonly string[]
  readonly value: number | undefined
  readonly show: (value: string) => string
  readonly onChange: (value: number | undefined) => void
}

const Choice = ({ name, values, value, show, onChange }: ChoiceProps) => (
  <Field label={name}>
    {() => (
      <div>
        <Segments
          label={name}
          value={String(value ?? ANY)}
          options={values.map((each) => ({ value: each, text: each === ANY ? words.any : show(each) }))}
          onChange={(next) => onChange(Number(next) || undefined)}
        />
      </div>
    )}
  </Field>
)

function Tags({ wish, onChange, tags }: MoreFiltersProps) {
  const isOn = (tag: string): boolean => wish.tags.includes(tag)
  const toggle = (tag: string): void =>
    onChange({ tags: isOn(tag) ? wish.tags.filter((each) => each !== tag) : [...wish.tags, tag] })
  return (
    <fieldset className={styles.group}>
      <legend>{words.tags}</legend>
      {tags.length === 0 ? <p className={styles.hint}>{words.noTags}</p> : null}
      <div className={styles.choices}>
        {tags.map(({ tag, count }) => (
          <FilterPill key={tag} isOn={isOn(tag)} count={count} onToggle={() => toggle(tag)}>
            {tag}
          </FilterPill>
        ))}
      </div>
    </fieldset>
  )
}
