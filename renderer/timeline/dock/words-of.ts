/** What is played, in words. */
import { ago } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { type Circumstances, type Shown, stepOf } from './subject.ts'

const words = text.editor.dock

export function nameOf({ recipe }: Circumstances, { kind, id, madeAt }: Shown): string {
  switch (kind) {
    case 'input':
      return words.input(id)
    case 'draft':
      return stepOf(recipe, id)?.title ?? id
    case 'earlier':
      return words.earlier(recipe.name, ago(madeAt ?? '', Date.now()))
    case 'result':
      return words.result(recipe.name)
  }
}
