/** What a run would cost now: steps, time, disk. */
import { Hint } from '../../design/hint.tsx'
import { join } from '../../design/join.ts'
import { text } from '../../text/text.ts'
import { useIssues } from '../document/use-issues.ts'
import styles from './price.module.css'
import { priceOf } from './price-of.ts'
import { useMissingInputs } from './use-bindings.ts'
import { type Forecast, useForecast } from './use-forecast.ts'
import { useRun } from './use-run.ts'

const words = text.editor.frame.forecast

export function Price() {
  const forecast = useForecast()
  const missing = useMissingInputs()
  const { all: issues } = useIssues()
  const { isActive } = useRun()
  if (isActive || issues.length > 0) return null
  if (missing.length > 0)
    return <Tag words={words.missing(missing.length)} hint={text.editor.frame.run.missing(missing)} />
  if (forecast.error) return <Tag words={words.failed} hint={forecast.error.message} isBad />
  return forecast.report ? <Tag {...told(forecast)} /> : null
}

function told({ report, isFresh }: Forecast): TagProps {
  const price = priceOf(report as NonNullable<Forecast['report']>)
  return {
    words:
      price.run === 0
        ? words.nothing
        : words.price(words.steps(price.run, price.all), words.time(price.seconds), words.size(price.bytes)),
    hint: words.hint(price.reusedTasks),
    isWork: price.run > 0,
    isStale: !isFresh,
  }
}

interface TagProps {
  readonly words: string
  readonly hint: string
  readonly isWork?: boolean
  readonly isStale?: boolean
  readonly isBad?: boolean
}

const Tag = ({ words: said, hint, isWork = false, isStale = false, isBad = false }: TagProps) => (
  <Hint
    text={hint}
    trigger={
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its hint is for the keyboard too
      <span tabIndex={0} className={join(styles.price, isStale && styles.stale, isBad && styles.bad)}>
        <span aria-hidden className={join(styles.dot, isWork && styles.work)} />
        {said}
      </span>
    }
  />
)
