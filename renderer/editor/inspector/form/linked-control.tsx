/** A value that comes from a parameter of the recipe. */
import { Link2, Unlink } from 'lucide-react'
import type { Json } from '../../../../engine/recipe/recipe.ts'
import { IconButton } from '../../../design/button.tsx'
import { text } from '../../../text/text.ts'
import styles from './form.module.css'

const words = text.editor.inspector.form

export interface LinkedControlProps {
  readonly label: string
  readonly param: string
  /** What the parameter says now; undefined: the recipe does not have it. */
  readonly value: Json | undefined
  readonly onUnlink: () => void
}

export const LinkedControl = ({ label, param, value, onUnlink }: LinkedControlProps) => (
  <div className={styles.linked}>
    <Link2 aria-hidden />
    <span className={styles.linkedName}>{words.linkedTo(param)}</span>
    <span className={styles.linkedValue}>{value === undefined ? words.noParam : shown(value)}</span>
    <IconButton label={words.unlink(label)} icon={<Unlink aria-hidden />} onClick={onUnlink} />
  </div>
)

const shown = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
