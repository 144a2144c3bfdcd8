/** Earlier versions of the recipe, to look at and to go back to. */
import { History } from 'lucide-react'
import { useState } from 'react'
import type { RecipeVersion } from '../../../engine/contract/groups/recipes.ts'
import { useEngine } from '../../connect/engine.tsx'
import { queries } from '../../connect/queries.tsx'
import { reportOf } from '../../connect/report-of.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { notify } from '../../design/notices.tsx'
import { Popover } from '../../design/popover.tsx'
import { ago, moment } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import type { OpenDocument } from '../document/open-documents.ts'
import { useRecipeDocument } from '../document/use-document.tsx'
import { useVersions } from '../document/use-saving.ts'
import { landmarks } from '../document/versions.ts'
import styles from './history-button.module.css'

const words = text.editor.frame.history

export function HistoryButton({ opened }: { readonly opened: OpenDocument }) {
  const [isOpen, setOpen] = useState(false)
  const toggle = (open: boolean): void => {
    if (open) void opened.autosave.flush().then(() => queries.invalidateQueries({ queryKey: ['recipes'] }))
    setOpen(open)
  }
  return (
    <Popover
      title={words.hint}
      isOpen={isOpen}
      onOpenChange={toggle}
      trigger={<IconButton label={words.title} icon={<History aria-hidden />} />}
    >
      <Versions opened={opened} onDone={() => setOpen(false)} />
    </Popover>
  )
}

interface VersionsProps {
  readonly opened: OpenDocument
  readonly onDone: () => void
}

function Versions({ opened, onDone }: VersionsProps) {
  const { data } = useVersions(opened.name)
  const restore = useRestore(onDone)
  if (!data || data.length === 0) return <p className={styles.none}>{words.none}</p>
  return (
    <ol className={styles.list}>
      {landmarks(data).map((version, at) => (
        <li key={`${version.at} ${version.cid}`} className={styles.version}>
          <span className={styles.when}>
            {moment(version.at)}
            <span className={styles.kind}>
              {words.kinds[version.kind]}, {ago(version.at, Date.now())}
            </span>
          </span>
          {at === 0 ? (
            <span className={styles.current}>{words.current}</span>
          ) : (
            <Button aria-label={words.restoreOne(moment(version.at))} onClick={() => restore(version)}>
              {words.restore}
            </Button>
          )}
        </li>
      ))}
    </ol>
  )
}

/** As an edit like any other: it can be undone, and nothing after it is lost. */
function useRestore(onDone: () => void): (version: RecipeVersion) => void {
  const { client } = useEngine()
  const document = useRecipeDocument()
  return ({ cid }) => {
    client.recipes.get({ id: cid }).then(
      (found) => {
        onDone()
        document.type(found.text, text.editor.frame.restored)
        notify({
          text: words.restored,
          action: { text: text.common.undo, run: document.undo },
        })
      },
      (error: unknown) => notify({ text: reportOf(error).message, tone: 'bad' }),
    )
  }
}
