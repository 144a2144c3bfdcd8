/** Import: files or a whole folder. */
import { FileUp, FolderUp, Upload } from 'lucide-react'
import type { Cid } from '../../../engine/contract/ids.ts'
import { Button } from '../../design/button.tsx'
import { Menu } from '../../design/menu.tsx'
import { text } from '../../text/text.ts'
import { chooseFiles } from './choose-files.ts'
import { useImport } from './use-import.ts'

const words = text.library.import

export interface ImportButtonProps {
  readonly look?: 'primary' | 'plain'
  /** What came in, when all of it has. */
  readonly onImported?: (cids: readonly Cid[]) => void
}

export function ImportButton({ look = 'plain', onImported }: ImportButtonProps) {
  const importFiles = useImport()
  const choose = async (isFolder: boolean): Promise<void> => {
    const files = await chooseFiles({ isFolder })
    if (files.length > 0) onImported?.(await importFiles(files))
  }
  return (
    <Menu
      trigger={
        <Button look={look} icon={<Upload aria-hidden />}>
          {words.button}
        </Button>
      }
      groups={[
        [
          { text: words.files, icon: <FileUp aria-hidden />, run: () => void choose(false) },
          { text: words.folder, icon: <FolderUp aria-hidden />, run: () => void choose(true) },
        ],
      ]}
    />
  )
}
