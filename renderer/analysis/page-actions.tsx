/** At the end of the page's bar: going back and forth, exchanging beats, saving. */
import { ArrowDownUp, Redo2, Undo2 } from 'lucide-react'
import { useRef } from 'react'
import { useCommands } from '../commands/commands.ts'
import { Button, IconButton } from '../design/button.tsx'
import { Menu } from '../design/menu.tsx'
import { text } from '../text/text.ts'
import { ACCEPTED } from './mark-files.ts'
import type { Corrections } from './use-corrections.ts'
import type { Saving } from './use-saving.ts'

const words = text.analysis

const FORMATS = ['json', 'csv', 'labels', 'edl', 'otio', 'midi'] as const

export interface PageActionsProps {
  readonly corrections: Corrections
  readonly saving: Saving
}

export function PageActions({ corrections, saving }: PageActionsProps) {
  const file = useRef<HTMLInputElement>(null)
  const importMarks = (): void => file.current?.click()
  const hasChanges = !corrections.isSaved
  useCommands([
    { id: 'beats.undo', ...named(text.common.undo), keys: '$mod+z', run: corrections.undo },
    { id: 'beats.redo', ...named(text.common.redo), keys: '$mod+Shift+z', run: corrections.redo },
    { id: 'beats.save', ...named(words.corrections.save), keys: '$mod+s', run: () => void saving.save() },
    { id: 'beats.import', ...named(words.marks.import), run: importMarks },
    ...FORMATS.map((format) => ({
      ...{ id: `beats.export.${format}`, ...named(words.marks.export(words.marks.formats[format])) },
      run: () => void saving.exportAs(format),
    })),
  ])
  return (
    <>
      <History corrections={corrections} />
      <Menu
        trigger={<IconButton label={words.marks.menu} icon={<ArrowDownUp aria-hidden />} />}
        groups={[
          [{ text: words.marks.import, run: importMarks }],
          FORMATS.map((format) => ({
            text: words.marks.export(words.marks.formats[format]),
            run: () => void saving.exportAs(format),
          })),
        ]}
      />
      <input
        ref={file}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={words.marks.import}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) void saving.importFile(chosen)
          target.value = ''
        }}
      />
      <Button look="primary" disabled={!hasChanges} onClick={() => void saving.save()}>
        {words.corrections.save}
      </Button>
    </>
  )
}

const named = (title: string) => ({ title, group: words.edit.group })

function History({ corrections: { state, undo, redo } }: Pick<PageActionsProps, 'corrections'>) {
  const { past, future } = state.history
  const last = past.length > 1 ? past.at(-1) : undefined
  return (
    <>
      <IconButton
        label={last ? words.edit.undo(last.label) : text.common.undo}
        keys="$mod+z"
        icon={<Undo2 aria-hidden />}
        disabled={!last}
        onClick={undo}
      />
      <IconButton
        label={future[0] ? words.edit.redo(future[0].label) : text.common.redo}
        keys="$mod+Shift+z"
        icon={<Redo2 aria-hidden />}
        disabled={!future[0]}
        onClick={redo}
      />
    </>
  )
}
