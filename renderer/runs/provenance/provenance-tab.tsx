/** How the result was made, down to its sources, and the record that says so. */
import { Copy, Download, Waypoints } from 'lucide-react'
import type { RunSummary } from '../../../engine/contract/schemas.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Facts } from '../../design/section.tsx'
import { shortId } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { copyText } from '../detail/copy-text.ts'
import { whenOf } from '../detail/when-of.ts'
import panel from '../panel.module.css'
import { useProvenance } from '../queries.ts'
import styles from './provenance.module.css'
import { TreeView } from './tree-view.tsx'

const words = text.runs.provenance

export function ProvenanceTab({ run }: { readonly run: RunSummary }) {
  const { data } = useProvenance(run.runId, run.provenance)
  if (run.provenance === undefined)
    return (
      <div className={panel.empty}>
        <EmptyState icon={<Waypoints aria-hidden />} title={words.later}>
          {words.laterText}
        </EmptyState>
      </div>
    )
  if (!data) return null
  const { cid, record, tree, attempts } = data
  return (
    <div className={panel.panel}>
      <header className={panel.head}>
        <h3 className={panel.title}>{words.record}</h3>
        <code className={panel.small}>{shortId(cid)}</code>
        <span className={styles.tools}>
          <Button look="quiet" icon={<Copy aria-hidden />} onClick={() => void copyText(cid)}>
            {words.copy}
          </Button>
          <Button look="quiet" icon={<Download aria-hidden />} onClick={() => saveJson(record, words.file)}>
            {words.download}
          </Button>
        </span>
      </header>
      <div className={panel.body}>
        <div className={styles.facts}>
          <Facts
            rows={[
              [words.at, tree.run ? whenOf(tree.run.renderedAt) : ''],
              [words.by, tree.run?.renderedBy],
              [words.attempts, attempts.length],
            ]}
          />
          <Facts
            rows={[
              [words.recipe, named(tree.run?.recipe)],
              [words.plan, shortId(run.planId)],
              [words.profile, named(tree.run?.profile)],
            ]}
          />
        </div>
        <section aria-label={words.tree}>
          <h4 className={styles.heading}>{words.tree}</h4>
          <TreeView file={tree.file} />
        </section>
      </div>
    </div>
  )
}

const named = (thing: { readonly name: string; readonly cid: string } | undefined): string =>
  thing ? `${thing.name}, ${shortId(thing.cid)}` : ''

function saveJson(value: unknown, name: string): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }),
  )
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
