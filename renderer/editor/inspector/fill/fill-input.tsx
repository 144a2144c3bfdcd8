/** Fills an input: with media out of the library, with files from the disk, by dropping either on it. */
import { ArrowDown, ArrowUp, Images, RefreshCw, Upload, X } from 'lucide-react'
import { useState } from 'react'
import type { RecipeInput } from '../../../../engine/recipe/recipe.ts'
import { Button, IconButton } from '../../../design/button.tsx'
import { join } from '../../../design/join.ts'
import { chooseFiles } from '../../../library/imports/choose-files.ts'
import { MediaPicker } from '../../../library/media-picker.tsx'
import { KindIcon } from '../../../media/kind.tsx'
import { text } from '../../../text/text.ts'
import { exchanged } from '../form/list-moves.ts'
import styles from './fill.module.css'
import { MediaCard } from './media-card.tsx'
import { useDrop } from './use-drop.ts'
import { type Fill, useFill } from './use-fill.ts'

const words = text.editor.inspector.input

export interface FillInputProps {
  readonly input: RecipeInput
  /** What people call it. */
  readonly title: string
  /** Pixels that its pictures have on the screen. */
  readonly width: number
}

export function FillInput({ input, title, width }: FillInputProps) {
  const fill = useFill(input)
  const [isPicking, setPicking] = useState(false)
  const { isOver, handlers } = useDrop({
    onContent: (cid) => fill.add([cid]),
    onFiles: (files) => void fill.addFiles(files),
  })
  const openPicker = (): void => setPicking(true)
  return (
    <div className={join(styles.fill, isOver && styles.over)} {...(fill.isPinned ? {} : handlers)}>
      {fill.contents.map((name, at) => (
        <MediaCard
          // biome-ignore lint/suspicious/noArrayIndexKey: the same clip may stand in a list twice
          key={`${name} ${at}`}
          name={name}
          width={width}
          isRow={input.isList}
          tools={
            fill.isPinned ? null : (
              <Tools input={input} title={title} at={at} fill={fill} onReplace={openPicker} />
            )
          }
        />
      ))}
      {fill.contents.length === 0 ? (
        <Nothing input={input} title={title} fill={fill} onPick={openPicker} />
      ) : null}
      {input.isList && fill.contents.length > 0 && !fill.isPinned ? (
        <Button look="quiet" icon={<Images aria-hidden />} onClick={openPicker}>
          {words.addMore}
        </Button>
      ) : null}
      {isPicking ? (
        <MediaPicker
          kinds={fill.kinds}
          isList={input.isList}
          onPick={(items) => fill.add(items.map(({ cid }) => cid))}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </div>
  )
}

interface ToolsProps {
  readonly input: RecipeInput
  readonly title: string
  readonly at: number
  readonly fill: Fill
  readonly onReplace: () => void
}

const Tools = ({ input, title, at, fill: { contents, set }, onReplace }: ToolsProps) => (
  <div className={styles.tools}>
    {input.isList ? (
      <>
        <IconButton
          label={words.up(title, at + 1)}
          icon={<ArrowUp aria-hidden />}
          disabled={at === 0}
          onClick={() => set(exchanged(contents, at, at - 1))}
        />
        <IconButton
          label={words.down(title, at + 1)}
          icon={<ArrowDown aria-hidden />}
          disabled={at === contents.length - 1}
          onClick={() => set(exchanged(contents, at, at + 1))}
        />
      </>
    ) : (
      <IconButton label={words.replace(title)} icon={<RefreshCw aria-hidden />} onClick={onReplace} />
    )}
    <IconButton
      label={input.isList ? words.clearOne(title, at + 1) : words.clear(title)}
      icon={<X aria-hidden />}
      onClick={() => set(contents.toSpliced(at, 1))}
    />
  </div>
)

interface NothingProps extends Pick<ToolsProps, 'input' | 'title' | 'fill'> {
  readonly onPick: () => void
}

const Nothing = ({ input, title, fill, onPick }: NothingProps) => (
  <div className={styles.nothing}>
    <KindIcon kind={input.kind} />
    <p>{words.drop[input.isList ? 'many' : 'one'][input.kind]}</p>
    <div className={styles.buttons}>
      <Button icon={<Images aria-hidden />} aria-label={words.chooseFor(title)} onClick={onPick}>
        {words.choose}
      </Button>
      <Button
        look="quiet"
        icon={<Upload aria-hidden />}
        aria-label={words.fileFor(title)}
        onClick={() => void chooseFiles().then(fill.addFiles)}
      >
        {words.file}
      </Button>
    </div>
  </div>
)
