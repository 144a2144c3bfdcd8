/** A file, what made it, and the files that went into it; each can be folded. */
import { Link } from 'wouter'
import type { TreeFile } from '../../../engine/contract/provenance.ts'
import { KindIcon } from '../../media/kind.tsx'
import { duration, shortId } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { kindOf } from '../detail/use-media-kind.ts'
import panel from '../panel.module.css'
import { isPiece } from '../plan/known-tasks.ts'
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
  if (inputs.length === 0)
    return (
      <li className={styles.leaf}>
        <FileLine file={file} place={place} />
      </li>
    )
  return (
    <li>
      <details open={depth < 1} className={styles.branch}>
        <summary className={styles.summary}>
          <FileLine file={file} place={place} />
        </summary>
        <ul className={styles.inputs}>
          {inputs.slice(0, SHOWN).map((input, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same file can go in twice, and the list never changes
            <Branch key={`${input.cid} ${at}`} file={input} depth={depth + 1} place={at + 1} />
          ))}
          {inputs.length > SHOWN ? <Rest files={inputs.slice(SHOWN)} depth={depth + 1} /> : null}
        </ul>
      </details>
    </li>
  )
}

const Rest = ({ files, depth }: { readonly files: readonly TreeFile[]; readonly depth: number }) => (
  <li>
    <details className={styles.branch}>
      <summary className={styles.summary}>{words.more(files.length)}</summary>
      <ul className={styles.inputs}>
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Branch key={`${file.cid} ${at}`} file={file} depth={depth} place={SHOWN + at + 1} />
        ))}
      </ul>
    </details>
  </li>
)

function FileLine({ file, place }: Pick<BranchProps, 'file' | 'place'>) {
  const { cid, summary, madeBy, cut } = file
  return (
    <span className={styles.line}>
      <KindIcon kind={kindOf(summary) ?? 'any'} />
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
