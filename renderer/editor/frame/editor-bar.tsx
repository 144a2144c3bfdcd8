/** Beside the recipe's name: whether it is saved, and how it is looked at. */
import { Columns2 } from 'lucide-react'
import { Segments } from '../../design/segments.tsx'
import { useMedia } from '../../design/use-media.ts'
import { text } from '../../text/text.ts'
import type { OpenDocument } from '../document/open-documents.ts'
import { Saved } from './saved.tsx'
import { useView, type View } from './use-view.ts'

const { views } = text.editor.frame

const OPTIONS = [
  { value: 'graph', text: views.graph },
  { value: 'split', text: <Columns2 aria-hidden />, label: views.split },
  { value: 'yaml', text: views.yaml },
  { value: 'simple', text: views.simple },
] as const

export function EditorBar({ opened }: { readonly opened: OpenDocument }) {
  const [view, choose] = useView()
  const hasRoom = useMedia('(min-width: 900px)')
  return (
    <>
      <Saved opened={opened} />
      <Segments<View>
        label={views.label}
        value={view}
        options={hasRoom ? OPTIONS : OPTIONS.filter(({ value }) => value !== 'split')}
        onChange={choose}
      />
    </>
  )
}
