/** Text to the clipboard, which pages that came over an insecure connection have not. */
import { notify } from '../../design/notices.tsx'
import { text } from '../../text/text.ts'

const words = text.runs.done

/** `said`: what people are told then. */
export async function copyText(copied: string, said: string = words.copied): Promise<void> {
  try {
    await navigator.clipboard.writeText(copied)
    notify({ text: said })
  } catch {
    notify({ text: words.notCopied, tone: 'bad' })
  }
}
