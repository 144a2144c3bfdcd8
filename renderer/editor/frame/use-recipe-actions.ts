/** What can be done with the open recipe as a whole. */
import { useLocation } from 'wouter'
import { useEngine } from '../../connect/engine.tsx'
import { reportOf } from '../../connect/report-of.ts'
import { notify } from '../../design/notices.tsx'
import { keepCopy } from '../../recipes/keep-copy.ts'
import { text } from '../../text/text.ts'
import type { OpenDocument } from '../document/open-documents.ts'

export interface RecipeActions {
  duplicate(): void
  copyYaml(): void
  download(): void
}

export function useRecipeActions({ name, document }: OpenDocument): RecipeActions {
  const { client } = useEngine()
  const [, navigate] = useLocation()
  const yaml = (): string => document.store.getState().text
  return {
    duplicate: () => {
      keepCopy(client, { name, text: yaml() }).then(
        (copy) => navigate(`/recipe/${encodeURIComponent(copy)}`),
        (error: unknown) => notify({ text: reportOf(error).message, tone: 'bad' }),
      )
    },
    copyYaml: () => {
      void navigator.clipboard.writeText(yaml()).then(() => notify({ text: text.common.copied }))
    },
    download: () => save(`${name}.yaml`, yaml()),
  }
}

function save(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/yaml' }))
  Object.assign(globalThis.document.createElement('a'), { href: url, download: fileName }).click()
  URL.revokeObjectURL(url)
}
