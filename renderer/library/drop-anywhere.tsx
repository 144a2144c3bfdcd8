/** Files dropped anywhere in the window come into the library, unless the place they fall on wants them itself. */
import { Upload } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useCommands } from '../commands/commands.ts'
import { notify } from '../design/notices.tsx'
import { text } from '../text/text.ts'
import styles from './drop-anywhere.module.css'
import { chooseFiles } from './imports/choose-files.ts'
import { ImportTray } from './imports/import-tray.tsx'
import { useImport } from './imports/use-import.ts'
import { entriesOf, filesIn } from './imports/walk-drop.ts'

const words = text.library.import

export function DropAnywhere() {
  const importFiles = useImport()
  const isOver = useFileDrop(async (transfer) => {
    const files = await filesIn(entriesOf(transfer))
    if (files.length === 0) notify({ text: words.noFiles })
    else await importFiles(files)
  })
  useCommands([
    {
      id: 'library.import',
      title: words.files,
      group: text.library.group,
      keys: '$mod+i',
      run: () => void chooseFiles().then(importFiles),
    },
    {
      id: 'library.import-folder',
      title: words.folder,
      group: text.library.group,
      run: () => void chooseFiles({ isFolder: true }).then(importFiles),
    },
  ])
  return (
    <>
      {isOver ? <Target /> : null}
      <ImportTray />
    </>
  )
}

const Target = () => (
  <div className={styles.over}>
    <div className={styles.edge}>
      <div className={styles.words}>
        <Upload aria-hidden />
        <p className={styles.title}>{words.drop}</p>
        <p className={styles.text}>{words.dropText}</p>
      </div>
    </div>
  </div>
)

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/** Whether files are held over the window, and no place in it has taken them to itself. */
function useFileDrop(take: (transfer: DataTransfer) => Promise<void>): boolean {
  const [isOver, setOver] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `take` does the same for ever
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return
      setOver(!event.defaultPrevented)
      event.preventDefault()
    }
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent): void => {
      setOver(false)
      if (!hasFiles(event) || event.defaultPrevented || !event.dataTransfer) return
      event.preventDefault()
      void take(event.dataTransfer)
    }
    const listeners = { dragover: over, dragleave: leave, drop }
    for (const [name, listen] of Object.entries(listeners))
      window.addEventListener(name, listen as EventListener)
    return () => {
      for (const [name, listen] of Object.entries(listeners))
        window.removeEventListener(name, listen as EventListener)
    }
  }, [])
  return isOver
}
