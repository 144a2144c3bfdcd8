/** Takes media that is dropped: out of the library, or as files. */
import { type DragEvent, useState } from 'react'
import { CONTENT_TYPE } from '../../../library/grid/carry.ts'
import { entriesOf, filesIn } from '../../../library/imports/walk-drop.ts'

export interface DropOptions {
  readonly onContent: (cid: string) => void
  readonly onFiles: (files: readonly File[]) => void
}

export interface Drop {
  readonly isOver: boolean
  /** For the element that takes them. */
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void
    readonly onDragLeave: () => void
    readonly onDrop: (event: DragEvent) => void
  }
}

export function useDrop({ onContent, onFiles }: DropOptions): Drop {
  const [isOver, setOver] = useState(false)
  return {
    isOver,
    handlers: {
      onDragOver: (event) => {
        if (!isMedia(event.dataTransfer)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        if (!isMedia(event.dataTransfer)) return
        event.preventDefault()
        setOver(false)
        const cid = contentIn(event.dataTransfer)
        if (cid !== undefined) onContent(cid)
        else void filesIn(entriesOf(event.dataTransfer)).then(onFiles)
      },
    },
  }
}

const isMedia = ({ types }: DataTransfer): boolean => types.includes(CONTENT_TYPE) || types.includes('Files')

function contentIn(transfer: DataTransfer): string | undefined {
  const carried = transfer.getData(CONTENT_TYPE)
  if (carried === '') return undefined
  const { cid } = JSON.parse(carried) as { readonly cid?: unknown }
  return typeof cid === 'string' ? cid : undefined
}
