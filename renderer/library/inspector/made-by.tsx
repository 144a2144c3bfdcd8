/** What made it: the recipe, the run, and the way from its sources in a few words. */
import { ArrowRight } from 'lucide-react'
import { Fragment } from 'react'
import { Link } from 'wouter'
import type { Making, RunOrigin } from '../../../engine/contract/provenance.ts'
import { Card, Section } from '../../design/section.tsx'
import { ago, duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { type GalleryItem, type Shown, useRecipeAddress, useRunSeconds } from '../queries.ts'
import styles from './inspector.module.css'

const words = text.library.about

export interface MadeByProps {
  readonly item: GalleryItem
  readonly shown: Shown
}

export const MadeBy = ({ item, shown: { madeBy } }: MadeByProps) => (
  <Section title={words.madeBy}>
    <Card className={styles.way}>
      {madeBy[0] ? <Made making={madeBy[0]} /> : <p className={styles.muted}>{importedText(item)}</p>}
    </Card>
  </Section>
)

const importedText = ({ fileName }: GalleryItem): string =>
  fileName ? words.importedAs(fileName) : words.imported

function Made({ making: { run, task } }: { readonly making: Making }) {
  const seconds = useRunSeconds(run?.runId)
  return (
    <>
      {run ? <Run run={run} seconds={seconds} /> : null}
      <Way making={{ run, task }} />
      {seconds === undefined ? null : <p className={styles.small}>{words.remade(duration(seconds))}</p>}
    </>
  )
}

interface RunProps {
  readonly run: RunOrigin
  readonly seconds: number | undefined
}

function Run({ run: { runId, recipe, renderedAt }, seconds }: RunProps) {
  const address = useRecipeAddress(recipe)
  return (
    <p>
      {recipe ? (
        <Link href={address} className={styles.link}>
          {recipe.name}
        </Link>
      ) : null}{' '}
      <Link href={`/run/${runId}`} className={styles.muted}>
        {words.run(ago(renderedAt, Date.now()), seconds === undefined ? '' : duration(seconds))}
      </Link>
    </p>
  )
}

/** More steps than these are named in the whole tree only. */
const SHOWN_STEPS = 6

const Way = ({ making: { run, task } }: { readonly making: Partial<Making> }) => (
  <p className={styles.chain}>
    {run?.inputs.map(({ name, cid }, at) => (
      <Fragment key={`${name} ${cid}`}>
        {at > 0 ? ', ' : ''}
        <Link href={`/media/${cid}`}>{name}</Link>
      </Fragment>
    ))}
    {task?.steps.slice(-SHOWN_STEPS).map((step) => (
      <Fragment key={step}>
        {' '}
        <ArrowRight aria-hidden className={styles.arrow} /> {step}
      </Fragment>
    ))}
  </p>
)
