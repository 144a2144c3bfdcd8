/** How much is kept of what, as a bar and in numbers. */
import { useQuery } from '@tanstack/react-query'
import { useEngine } from '../connect/engine.tsx'
import { reportOf } from '../connect/report-of.ts'
import { Block } from '../design/block.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { Pill } from '../design/pill.tsx'
import { bytes } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import styles from './kept.module.css'
import { remadeBytes, type Share, sharesOf, totalOf } from './shares.ts'

const words = text.storage.kept

export function Kept() {
  const { client } = useEngine()
  const { data, error } = useQuery({ queryKey: ['stats'], queryFn: () => client.system.stats({}) })
  if (error) return <ErrorNote error={reportOf(error)} />
  if (!data) return null
  const shares = sharesOf(data.cache)
  const total = totalOf(data.cache)
  return (
    <Block title={words.title} hint={words.total(bytes(total.bytes), words.files(total.files))}>
      <div className={styles.bar} aria-hidden>
        {shares.map(({ kind, share }) => (
          <span key={kind} className={styles[kind]} style={{ flexGrow: share }} />
        ))}
      </div>
      <ul className={styles.kinds}>
        {shares.map((share) => (
          <Row key={share.kind} share={share} />
        ))}
      </ul>
      {remadeBytes(shares) > 0 ? (
        <p className={styles.note}>{words.again(bytes(remadeBytes(shares)))}</p>
      ) : null}
    </Block>
  )
}

const Row = ({ share: { kind, files, bytes: size, isRemade } }: { readonly share: Share }) => (
  <li className={styles.row}>
    <span aria-hidden className={styles[kind]} />
    <span>{words.kinds[kind]}</span>
    {isRemade ? <Pill>{words.remade}</Pill> : <span />}
    <span className={styles.files}>{words.files(files)}</span>
    <span className={styles.size}>{bytes(size)}</span>
  </li>
)
