/** The draft of a node: how to have it made, how far it is, why it could not be made. */
import { Eye } from 'lucide-react'
import { Button } from '../../design/button.tsx'
import { Progress } from '../../design/progress.tsx'
import { duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './preview-state.module.css'
import { PREVIEW_KEYS, type PreviewOf } from './use-preview-of.ts'

const words = text.editor.dock.preview

export function PreviewState({ preview: of }: { readonly preview: PreviewOf | undefined }) {
  if (!of) return null
  const { name, preview, start } = of
  if (preview?.state === 'ready') return null
  if (preview?.state === 'working')
    return (
      <div className={styles.working}>
        <div className={styles.bar}>
          <Progress label={words.working(name)} fraction={preview.fraction} />
        </div>
        {preview.leftSec === undefined ? null : (
          <span className={styles.left}>{words.left(duration(preview.leftSec))}</span>
        )}
        <Button look="quiet" className={styles.small} onClick={preview.cancel}>
          {text.common.cancel}
        </Button>
      </div>
    )
  return (
    <span className={styles.working}>
      {preview ? (
        <span role="alert" className={styles.failed} title={preview.error.hint}>
          {preview.error.message}
        </span>
      ) : null}
      <Button
        className={styles.small}
        icon={<Eye aria-hidden />}
        hint={words.hint}
        keys={PREVIEW_KEYS}
        onClick={start}
      >
        {preview ? words.again : words.button}
      </Button>
    </span>
  )
}
