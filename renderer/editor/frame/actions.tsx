/** At the bar's end: going back and forth, what is wrong, what a run costs, running. */
import { Copy, CopyPlus, Download, Ellipsis, Redo2, Undo2 } from 'lucide-react'
import { IconButton } from '../../design/button.tsx'
import { Menu } from '../../design/menu.tsx'
import { text } from '../../text/text.ts'
import type { OpenDocument } from '../document/open-documents.ts'
import { useDocument, useRecipeDocument } from '../document/use-document.tsx'
import { Price } from '../forecast/price.tsx'
import { RunButton } from '../forecast/run-button.tsx'
import { HistoryButton } from './history-button.tsx'
import { Problems } from './problems.tsx'
import { REDO_KEYS, UNDO_KEYS } from './use-editor-commands.ts'
import { useRecipeActions } from './use-recipe-actions.ts'
import { useView } from './use-view.ts'

const words = text.editor.frame

export function Actions({ opened }: { readonly opened: OpenDocument }) {
  const [view] = useView()
  // A form has its own way to run, and only one is the main thing to do.
  const isForm = view === 'simple'
  return (
    <>
      <Problems />
      <BackAndForth />
      <HistoryButton opened={opened} />
      <More opened={opened} />
      {isForm ? null : <Price />}
      {isForm ? null : <RunButton />}
    </>
  )
}

function BackAndForth() {
  const document = useRecipeDocument()
  const last = useDocument(({ history: { past } }) => (past.length > 1 ? past.at(-1)?.label : undefined))
  const next = useDocument(({ history: { future } }) => future[0]?.label)
  return (
    <>
      <IconButton
        label={last === undefined ? words.nothingToUndo : words.undo(last)}
        icon={<Undo2 aria-hidden />}
        keys={UNDO_KEYS}
        aria-disabled={last === undefined}
        onClick={document.undo}
      />
      <IconButton
        label={next === undefined ? words.nothingToRedo : words.redo(next)}
        icon={<Redo2 aria-hidden />}
        keys={REDO_KEYS}
        aria-disabled={next === undefined}
        onClick={document.redo}
      />
    </>
  )
}

function More({ opened }: { readonly opened: OpenDocument }) {
  const { duplicate, copyYaml, download } = useRecipeActions(opened)
  return (
    <Menu
      trigger={<IconButton label={words.actions.title} icon={<Ellipsis aria-hidden />} />}
      groups={[
        [
          { text: words.actions.duplicate, icon: <CopyPlus aria-hidden />, run: duplicate },
          { text: words.actions.copyYaml, icon: <Copy aria-hidden />, run: copyYaml },
          { text: words.actions.download, icon: <Download aria-hidden />, run: download },
        ],
      ]}
    />
  )
}
