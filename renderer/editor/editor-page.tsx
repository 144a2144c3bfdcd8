/** A recipe, to look at and to change: as a graph, as text, as a form. */
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'

export const EditorPage = ({ id }: { readonly id: string }) => (
  <PageFrame title={text.editor.title}>{id}</PageFrame>
)
