/** A recipe, to look at and to change: as a graph, as text, as a form. */
import { FileQuestion } from 'lucide-react'
import { useLocation } from 'wouter'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { text } from '../text/text.ts'
import { DocumentProvider } from './document/use-document.tsx'
import { type Opening, useOpenDocument } from './document/use-open-document.ts'
import { EditorFrame } from './frame/editor-frame.tsx'

const words = text.editor.frame

export function EditorPage({ id }: { readonly id: string }) {
  const opening = useOpenDocument(id)
  const { opened, error } = opening
  if (opened)
    return (
      <DocumentProvider document={opened.document}>
        <EditorFrame opened={opened} />
      </DocumentProvider>
    )
  return <PageFrame title={id}>{error ? <Refused id={id} opening={opening} /> : null}</PageFrame>
}

function Refused({ id, opening: { error, retry } }: { readonly id: string; readonly opening: Opening }) {
  const [, navigate] = useLocation()
  if (error?.code === 'NOT_FOUND')
    return (
      <EmptyState
        icon={<FileQuestion aria-hidden />}
        title={words.lost(id)}
        action={<Button onClick={() => navigate('/recipes')}>{words.back}</Button>}
      >
        {words.lostHint}
      </EmptyState>
    )
  return error ? (
    <ErrorNote error={error} action={<Button onClick={retry}>{text.common.retry}</Button>} />
  ) : null
}
