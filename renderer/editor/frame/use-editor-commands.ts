/** What can be done with the open recipe from its keyboard and the palette. */
import { useCommands } from '../../commands/commands.ts'
import { notify } from '../../design/notices.tsx'
import { text } from '../../text/text.ts'
import type { OpenDocument } from '../document/open-documents.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { RUN_KEYS } from '../forecast/run-keys.ts'
import { useRun } from '../forecast/use-run.ts'
import { useRecipeActions } from './use-recipe-actions.ts'
import { useView, VIEWS } from './use-view.ts'

const words = text.editor.frame
const { group } = words

export const UNDO_KEYS = '$mod+z'
export const REDO_KEYS = '$mod+Shift+z'

export function useEditorCommands(opened: OpenDocument): void {
  const document = useRecipeDocument()
  const run = useRun()
  const actions = useRecipeActions(opened)
  const [view, choose] = useView()
  useCommands([
    {
      id: 'editor.undo',
      title: text.common.undo,
      group,
      keys: UNDO_KEYS,
      worksInText: true,
      repeats: true,
      run: document.undo,
    },
    {
      id: 'editor.redo',
      title: text.common.redo,
      group,
      keys: REDO_KEYS,
      worksInText: true,
      repeats: true,
      run: document.redo,
    },
    { id: 'editor.run', title: words.run.run, group, keys: RUN_KEYS, worksInText: true, run: run.start },
    { id: 'editor.cancel', title: words.run.cancelRun, group, run: run.cancel },
    {
      id: 'editor.save',
      title: text.common.save,
      group,
      keys: '$mod+s',
      worksInText: true,
      run: () => void opened.autosave.flush().then(() => notify({ text: words.save.byItself })),
    },
    ...VIEWS.filter((one) => one !== view).map((one) => ({
      id: `editor.view.${one}`,
      title: words.views.show[one],
      group,
      keys: words.views.keys[one],
      run: () => choose(one),
    })),
    { id: 'editor.duplicate', title: words.actions.duplicate, group, run: actions.duplicate },
    { id: 'editor.copy-yaml', title: words.actions.copyYaml, group, run: actions.copyYaml },
    { id: 'editor.download', title: words.actions.download, group, run: actions.download },
  ])
}
