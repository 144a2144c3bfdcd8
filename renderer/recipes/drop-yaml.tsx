/** Takes recipes that are dropped on it as files; what else is dropped goes to the library. */
import { type DragEvent, type ReactNode, useState } from 'react'
import { text } from '../text/text.ts'
import styles from './drop-yaml.module.css'

export interface DropYamlProps {
  readonly onDrop: (files: readonly File[]) => void
  readonly children: ReactNode
}

export function DropYaml({ onDrop, children }: DropYamlProps) {
  const [isOver, setOver] = useState(false)
  const take = (event: DragEvent): void => {
    setOver(false)
    const files = [...event.dataTransfer.files].filter(isRecipe)
    if (files.length === 0) return
    event.preventDefault()
    onDrop(files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the button beside does the same for everybody
    <div
      className={styles.area}
      onDragOver={(event) => {
        if (!mayHoldRecipe(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={take}
    >
      {children}
      {isOver ? <p className={styles.target}>{text.recipes.drop}</p> : null}
    </div>
  )
}

const isRecipe = ({ name }: File): boolean => /\.ya?ml$/i.test(name)

/** Names are known only when they are dropped; media says what it is before. */
const mayHoldRecipe = ({ dataTransfer }: DragEvent): boolean =>
  [...dataTransfer.items].some(({ kind, type }) => kind === 'file' && !/^(video|audio|image)\//.test(type))
