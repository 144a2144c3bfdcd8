/** Its CID: the same bytes have it everywhere. */
import { Copy } from 'lucide-react'
import { IconButton } from '../../design/button.tsx'
import { notify } from '../../design/notices.tsx'
import { Card, Section } from '../../design/section.tsx'
import { text } from '../../text/text.ts'
import styles from './inspector.module.css'

export function Identity({ cid }: { readonly cid: string }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(cid)
    notify({ text: text.common.copied })
  }
  return (
    <Section title={text.library.about.identity}>
      <Card className={styles.cid}>
        <code>{cid}</code>
        <IconButton
          label={text.library.action.copyCid}
          icon={<Copy aria-hidden />}
          onClick={() => void copy()}
        />
      </Card>
    </Section>
  )
}
