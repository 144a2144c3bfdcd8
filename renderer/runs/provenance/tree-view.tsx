/** A file, what made it, and the files that went into it; each can be folded. */
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TreeFile } from '../../../engine/contract/provenance.ts'
import { Button } from '../../design/button.tsx'
import { join } from '../../design/join.ts'
import { KindIcon } from '../../media/kind.tsx'
import { duration, shortId } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import panel from '../panel.module.css'
import { isPiece } from '../plan/known-tasks.ts'
import { kindOf } from './kind-of.ts'
import styles from './provenance.module.css'

const words = text.runs.provenance

/** Of many files that were made alike, a few tell it all. */
const SHOWN = 8

export const TreeView = ({ file }: { readonly file: TreeFile }) => (
  <ul className={styles.tree}>
    <Branch file={file} depth={0} place={1} />
  </ul>
)

interface BranchProps {
  readonly file: TreeFile
  readonly depth: number
  /** Its place in what is joined of pieces, from 1. */
  readonly place: number
}

function Branch({ file, depth, place }: BranchProps) {
  const inputs = file.madeBy?.inputs ?? []
  const [isOpen, setOpen] = useState(depth < 1)
  const [isWhole, setWhole] = useState(inputs.length <= SHOWN)
  const shown = isWhole ? inputs : inputs.slice(0, SHOWN)
  return (
    <li>
      <div className={styles.row}>
        {inputs.length === 0 ? (
          <span className={styles.toggle} />
        ) : (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={words.behind(nameOf(file, place))}
            className={styles.toggle}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRight aria-hidden className={join(styles.chevron, isOpen && styles.turned)} />
          </button>
        )}
        <FileLine file={file} place={place} />
      </div>
      {isOpen && inputs.length > 0 ? (
        <ul className={styles.inputs}>
          {shown.map((input, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same file can go in twice, and the list never changes
            <Branch key={`${input.cid} ${at}`} file={input} depth={depth + 1} place={at + 1} />
          ))}
          {isWhole ? null : (
            <li>
              <Button look="quiet" onClick={() => setWhole(true)}>
                {words.more(inputs.length - SHOWN)}
              </Button>
            </li>
          )}
        </ul>
      ) : null}
    </li>
  )
}

function FileLine({ file, place }: Pick<BranchProps, 'file' | 'place'>) {
  const { cid, summary, madeBy, cut } = file
  return (
    <span className={styles.line}>
      <KindIcon kind={kindOf(summary)} />
      <Link href={`/media/${cid}`} className={panel.link}>
        {nameOf(file, place)}
      </Link>
      <span className={panel.small}>{summary}</span>
      {madeBy ? (
        <span className={panel.mono}>
          {[madeBy.profile.name, ...madeBy.encoders, duration(madeBy.seconds)].join(', ')}
        </span>
      ) : null}
      {cut === undefined ? null : (
        <span className={panel.small}>{cut === 'above' ? words.again : words.deeper}</span>
      )}
    </span>
  )
}

function nameOf({ cid, input, names, madeBy }: TreeFile, place: number): string {
  if (input !== undefined) return words.source(input)
  if (madeBy && isPiece(madeBy)) return text.runs.plan.name.piece(String(place))
  return names[0] ?? madeBy?.steps.at(-1) ?? shortId(cid)
}
