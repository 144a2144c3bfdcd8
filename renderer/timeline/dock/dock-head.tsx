/** Above the player: what it plays, a preview of what is selected, a comparison. */
import { Columns2, X } from 'lucide-react'
import { IconButton } from '../../design/button.tsx'
import { Menu } from '../../design/menu.tsx'
import { Pill } from '../../design/pill.tsx'
import { Segments } from '../../design/segments.tsx'
import { text } from '../../text/text.ts'
import type { Compared, CompareMode } from './compare.ts'
import styles from './dock-head.module.css'
import { PreviewState } from './preview-state.tsx'
import type { Shown } from './subject.ts'
import { usePreviewOf } from './use-preview-of.ts'
import type { Subject } from './use-subject.ts'
import { nameOf } from './words-of.ts'

const words = text.editor.dock

export interface DockHeadProps {
  readonly subject: Subject
  readonly shown: Shown
  readonly compared: Compared
}

export function DockHead({ subject, shown, compared }: DockHeadProps) {
  const preview = usePreviewOf(subject)
  return (
    <header className={styles.head}>
      <h2 className={styles.name} title={nameOf(subject.known, shown)}>
        {nameOf(subject.known, shown)}
      </h2>
      {shown.isStale ? <Pill title={words.stale}>{words.staleMark}</Pill> : null}
      {shown.kind === 'draft' ? <Pill>{words.preview.draft}</Pill> : null}
      <span className={styles.gap} />
      <PreviewState preview={preview} />
      <CompareMenu {...{ subject, compared }} />
    </header>
  )
}

function CompareMenu({ subject: { known, others }, compared }: Pick<DockHeadProps, 'subject' | 'compared'>) {
  const choices = others.map((other) => ({
    text: words.compare.with(nameOf(known, other)),
    run: () => compared.compareWith(other),
  }))
  if (compared.b) return <Comparing compared={compared} />
  const none = { text: words.compare.nothing, refusal: words.compare.nothing, run: () => undefined }
  return (
    <Menu
      trigger={
        <IconButton label={words.compare.button} className={styles.small} icon={<Columns2 aria-hidden />} />
      }
      groups={[choices.length > 0 ? choices : [none]]}
    />
  )
}

const Comparing = ({ compared }: { readonly compared: Compared }) => (
  <>
    <Segments<CompareMode>
      label={words.compare.mode}
      value={compared.mode}
      options={[
        { value: 'split', text: words.compare.split },
        { value: 'flip', text: words.compare.flip },
      ]}
      onChange={compared.setMode}
    />
    <IconButton
      label={words.compare.end}
      className={styles.small}
      icon={<X aria-hidden />}
      onClick={() => compared.compareWith(undefined)}
    />
  </>
)
