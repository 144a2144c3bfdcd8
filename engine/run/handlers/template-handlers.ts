/** Handlers of templates. */
import { type OpenTemplateEvent, openTemplate } from '../templates/open-template.ts'
import { readTemplates } from '../templates/read-templates.ts'
import { os } from './context.ts'
import { streamEvents } from './event-stream.ts'

export const templates = {
  list: os.templates.list.handler(async ({ context: { parts } }) =>
    (await readTemplates(parts)).map(({ fill: _, ...template }) => template),
  ),
  open: os.templates.open.handler(({ input: { id }, context: { parts }, signal }) =>
    streamEvents<OpenTemplateEvent>((emit, stop) => openTemplate(id, parts, emit, stop), signal),
  ),
}
