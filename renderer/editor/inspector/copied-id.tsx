/** An id, short, with a button that copies all of it. */
import { Copy } from 'lucide-react'
import { IconButton } from '../../design/button.tsx'
import { notify } from '../../design/notices.tsx'
import { shortId } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './inspector.module.css'

export function CopiedId({ id }: { readonly id: string }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(id)
    notify({ text: text.common.copied })
  }
  return (
    <span className={styles.id}>
      <code title={id}>{shortId(id)}</code>
      <IconButton label={text.common.copy} icon={<Copy aria-hidden />} onClick={() => void copy()} />
    </span>
  )
}
