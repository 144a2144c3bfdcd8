/** The preview of the node that is selected: what it is, and what can be done about it. */
import { useCommands } from '../../commands/commands.ts'
import { useEngine } from '../../connect/engine.tsx'
import { notify } from '../../design/notices.tsx'
import { useMissingInputs } from '../../editor/forecast/use-bindings.ts'
import { useRunRequest } from '../../editor/forecast/use-run-request.ts'
import { text } from '../../text/text.ts'
import { type Preview, startPreview, usePreviews } from './previews.ts'
import { previewKey } from './subject.ts'
import type { Subject } from './use-subject.ts'

const words = text.editor.dock.preview

export const PREVIEW_KEYS = 'v'

export interface PreviewOf {
  /** Of the step, for people. */
  readonly name: string
  readonly preview: Preview | undefined
  readonly start: () => void
}

/** Undefined where there is nothing to preview: no step, one that gives no media, or the result itself is there. */
export function usePreviewOf({ step, known }: Subject): PreviewOf | undefined {
  const { client } = useEngine()
  const request = useRunRequest()
  const missing = useMissingInputs()
  const { report, recipe } = known
  const key = step && previewKey(report, step.id)
  const preview = usePreviews(({ previews }) => (key === undefined ? undefined : previews[key]))
  const isThere = step?.id === recipe.output && report?.output.cid !== undefined
  const start = (): void => {
    if (!step || !key || step.type === 'ANALYZE') return
    if (missing.length > 0) notify({ text: words.missing(missing) })
    else void startPreview(client, { step: step.id, cacheId: key, request })
  }
  useCommands(
    step
      ? [{ id: 'preview.start', title: words.command, group: words.group, keys: PREVIEW_KEYS, run: start }]
      : [],
  )
  if (!step || isThere || step.type === 'ANALYZE') return undefined
  return { name: step.title ?? step.id, preview, start }
}
