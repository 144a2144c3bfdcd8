/** Rows that are added, moved and taken away. */
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { Button, IconButton } from '../../../design/button.tsx'
import { text } from '../../../text/text.ts'
import type { ListSpec } from './field-spec.ts'
import styles from './form.module.css'
import { exchanged } from './list-moves.ts'
import { startOf } from './spec-values.ts'

const words = text.editor.inspector.form

export interface ListControlProps {
  readonly label: string
  readonly value: readonly Json[]
  readonly spec: ListSpec
  readonly onChange: (value: readonly Json[]) => void
  readonly renderItem: (at: number) => ReactNode
}

export function ListControl({ label, value, spec, onChange, renderItem }: ListControlProps) {
  const id = useId()
  const isWide = spec.item.kind === 'group' || spec.item.kind === 'either'
  return (
    <div className={styles.list}>
      {value.map((_, at) => {
        const tools = <ItemTools label={label} at={at} value={value} spec={spec} onChange={onChange} />
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
          <div key={`${id} ${at}`} className={isWide ? styles.card : styles.item}>
            {isWide ? (
              <div className={styles.cardHead}>
                {words.item(at + 1)} {tools}
              </div>
            ) : null}
            {renderItem(at)}
            {isWide ? null : tools}
          </div>
        )
      })}
      <Button
        look="quiet"
        className={styles.add}
        icon={<Plus aria-hidden />}
        disabled={value.length >= spec.most}
        onClick={() => onChange([...value, nextOf(spec, value)])}
      >
        {words.add}
      </Button>
    </div>
  )
}

/** Like the last one: what is added mostly resembles what is there. */
const nextOf = ({ item }: ListSpec, value: readonly Json[]): Json => value.at(-1) ?? startOf(item)

interface ToolsProps extends Pick<ListControlProps, 'label' | 'value' | 'spec' | 'onChange'> {
  readonly at: number
}

const ItemTools = ({ label, at, value, spec, onChange }: ToolsProps) => (
  <div className={styles.itemTools}>
    <IconButton
      label={words.moveUp(label, at + 1)}
      icon={<ArrowUp aria-hidden />}
      disabled={at === 0}
      onClick={() => onChange(exchanged(value, at, at - 1))}
    />
    <IconButton
      label={words.moveDown(label, at + 1)}
      icon={<ArrowDown aria-hidden />}
      disabled={at === value.length - 1}
      onClick={() => onChange(exchanged(value, at, at + 1))}
    />
    <IconButton
      label={words.removeItem(label, at + 1)}
      icon={<X aria-hidden />}
      disabled={value.length <= spec.least}
      onClick={() => onChange(value.toSpliced(at, 1))}
    />
  </div>
)
