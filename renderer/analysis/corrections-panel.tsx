/** What was corrected, step by step; what it was saved as; how recipes use it. */
import { Copy, RotateCcw } from 'lucide-react'
import { Button, IconButton } from '../design/button.tsx'
import { notify } from '../design/notices.tsx'
import { Pill } from '../design/pill.tsx'
import { Card, Section } from '../design/section.tsx'
import { shortId } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import styles from './corrections-panel.module.css'
import type { Corrections } from './use-corrections.ts'

const words = text.analysis.corrections

/** As many as can be looked over. */
const SHOWN = 12

export function CorrectionsPanel({ corrections }: { readonly corrections: Corrections }) {
  const { state, isSaved, replace, undo } = corrections
  const { steps, saved } = state
  const reset = (): void => {
    replace([], words.reset)
    notify({ text: words.wasReset, action: { text: text.common.undo, run: undo } })
  }
  return (
    <Section
      title={words.title}
      action={
        steps.length > 0 ? (
          <IconButton label={words.reset} icon={<RotateCcw aria-hidden />} onClick={reset} />
        ) : null
      }
    >
      <Card>
        {steps.length === 0 ? (
          <p className={styles.none}>{words.none}</p>
        ) : (
          <>
            <ol className={styles.steps}>
              {steps.slice(-SHOWN).map((step, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
                <li key={at}>{words.step(step)}</li>
              ))}
            </ol>
            {steps.length > SHOWN ? <p className={styles.none}>{words.more(steps.length - SHOWN)}</p> : null}
            {isSaved ? null : <Pill tone="warn">{words.unsaved}</Pill>}
          </>
        )}
      </Card>
      {saved && isSaved && steps.length > 0 ? <Use cid={saved.cid} /> : null}
    </Section>
  )
}

function Use({ cid }: { readonly cid: string }) {
  const snippet = `corrections: ${cid}`
  return (
    <Card className={styles.use}>
      <div className={styles.row}>
        <Pill tone="ok">{words.saved}</Pill>
        <code title={cid}>{shortId(cid)}</code>
        <IconButton
          label={words.copyId}
          icon={<Copy aria-hidden />}
          onClick={() => void copy(cid, words.copied)}
        />
      </div>
      <h4 className={styles.useTitle}>{words.use}</h4>
      <p className={styles.none}>{words.useHint}</p>
      <code className={styles.code}>{snippet}</code>
      <Button icon={<Copy aria-hidden />} onClick={() => void copy(snippet, words.copiedUse)}>
        {words.copyUse}
      </Button>
    </Card>
  )
}

async function copy(what: string, told: string): Promise<void> {
  await navigator.clipboard.writeText(what)
  notify({ text: told })
}
