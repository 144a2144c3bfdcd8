/** How it was made, down to its sources: every file on the way with the steps that made it. */
import { Clapperboard, CornerDownRight } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { TreeFile, TreeTask } from '../../../engine/contract/provenance.ts'
import { reportOf } from '../../connect/report-of.ts'
import { Button } from '../../design/button.tsx'
import { ErrorNote } from '../../design/error-note.tsx'
import { join } from '../../design/join.ts'
import { Pill } from '../../design/pill.tsx'
import { Thumb } from '../../media/thumb.tsx'
import { duration, shortId } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { useMakingTree } from '../queries.ts'
import styles from './item.module.css'

const words = text.library.item

export function Making({ cid }: { readonly cid: string }) {
  const { data, error } = useMakingTree(cid)
  return (
    <section className={styles.making}>
      <h2 className={styles.heading}>{words.graph}</h2>
      {error ? <ErrorNote error={reportOf(error)} /> : null}
      {data ? (
        <ul className={styles.tree}>
          <File file={data.file} output={data.run?.output.name} />
        </ul>
      ) : null}
    </section>
  )
}

interface FileProps {
  readonly file: TreeFile
  /** What the run calls its result. */
  readonly output?: string | undefined
}

function File({ file, output }: FileProps) {
  const { cid, names, input, madeBy, isStored } = file
  return (
    <li>
      <div className={styles.file}>
        <Frame file={file} />
        <div className={styles.about}>
          <Link href={`/media/${cid}`} className={styles.name}>
            {output ?? input ?? names[0] ?? madeBy?.steps.at(-1) ?? shortId(cid)}
          </Link>
          <span className={styles.summary}>{file.summary}</span>
        </div>
        {madeBy || file.cut ? null : <Pill>{words.source}</Pill>}
        {isStored ? null : <Pill tone="warn">{words.gone}</Pill>}
        {file.cut === 'above' ? <Pill>{words.above}</Pill> : null}
        {file.cut === 'deeper' ? <Link href={`/media/${cid}`}>{words.deeper}</Link> : null}
      </div>
      {madeBy ? <Made task={madeBy} /> : null}
    </li>
  )
}

/** Sound has no frame, and what is gone has none either. */
const Frame = ({ file: { cid, isStored, summary } }: { readonly file: TreeFile }) => (
  <div className={styles.frame}>
    {isStored && !summary.startsWith('audio') ? (
      <Thumb name={cid} width={96} />
    ) : (
      <Clapperboard aria-hidden />
    )}
  </div>
)

/** Cuts come in dozens, and each is like the other. */
const FIRST_INPUTS = 4

function Made({ task }: { readonly task: TreeTask }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? task.inputs : task.inputs.slice(0, FIRST_INPUTS)
  const more = task.inputs.length - shown.length
  return (
    <div className={styles.made}>
      <p className={styles.task}>
        <CornerDownRight aria-hidden />
        <span className={styles.steps}>{task.steps.join(' → ')}</span>
        <span className={styles.summary}>
          {[task.profile.name, ...task.encoders, words.took(duration(task.seconds))].join(' · ')}
        </span>
      </p>
      <ul className={join(styles.tree, styles.below)}>
        {shown.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file can stand there twice, and the list never changes
          <File key={`${file.cid} ${at}`} file={file} />
        ))}
        {more > 0 ? (
          <li>
            <Button look="quiet" onClick={() => setWhole(true)}>
              {words.moreInputs(more)}
            </Button>
          </li>
        ) : null}
      </ul>
    </div>
  )
}
