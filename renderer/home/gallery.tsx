/** All templates, with what each renders. */
import { useCommands } from '../commands/commands.ts'
import { reportOf } from '../connect/report-of.ts'
import { ErrorNote } from '../design/error-note.tsx'
import { text } from '../text/text.ts'
import { useTemplates } from './queries.ts'
import { Shelf } from './shelf.tsx'
import { TemplateCard } from './template-card.tsx'
import type { OpenTemplate } from './use-open-template.ts'

const words = text.home.templates

export function Gallery({ opening }: { readonly opening: OpenTemplate }) {
  const { data, error } = useTemplates()
  useCommands(
    (data ?? []).map(({ id, title }) => ({
      id: `template.${id}`,
      title: words.open(title),
      group: words.title,
      run: () => opening.open(id),
    })),
  )
  if (error) return <ErrorNote error={reportOf(error)} />
  return (
    <Shelf title={words.title} hint={words.hint}>
      {data?.map((template) => (
        <TemplateCard key={template.id} template={template} opening={opening} />
      ))}
    </Shelf>
  )
}
