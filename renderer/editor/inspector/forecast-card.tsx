/** What a run would cost now, and what of it is there already. */
import { ErrorNote } from '../../design/error-note.tsx'
import { join } from '../../design/join.ts'
import { Card, Facts, Section } from '../../design/section.tsx'
import { bytes, duration } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import { priceOf } from '../forecast/price-of.ts'
import { useMissingInputs } from '../forecast/use-bindings.ts'
import { useForecast } from '../forecast/use-forecast.ts'
import styles from './inspector.module.css'

const words = text.editor.inspector.forecast

export function ForecastCard() {
  const { report, error, isFresh } = useForecast()
  const missing = useMissingInputs()
  if (missing.length > 0) return <Said>{words.missing(missing)}</Said>
  if (error) {
    return (
      <Section title={words.heading}>
        <ErrorNote error={error} />
      </Section>
    )
  }
  if (!report) return null
  const { run, all, seconds, bytes: size } = priceOf(report)
  const { cpuSec, typicalError, reused } = report.forecast
  return (
    <Section title={words.heading}>
      <Card className={join(!isFresh && styles.stale)}>
        <Facts
          rows={[
            [words.run, run === 0 ? words.nothing : words.steps(run, all)],
            [
              words.time,
              cpuSec === 0 ? undefined : words.within(duration(seconds), spread(seconds, typicalError)),
            ],
            [words.disk, size === 0 ? undefined : words.newBytes(bytes(size))],
            [words.reused, reused.tasks === 0 ? undefined : words.spared(reused.tasks, duration(reused.sec))],
          ]}
        />
        {report.warnings.map((warning) => (
          <p key={warning} className={styles.wants}>
            {warning}
          </p>
        ))}
      </Card>
    </Section>
  )
}

const Said = ({ children }: { readonly children: string }) => (
  <Section title={words.heading}>
    <Card>{children}</Card>
  </Section>
)

const spread = (seconds: number, typicalError: number | undefined): string | undefined =>
  typicalError === undefined || seconds * typicalError < 0.05 ? undefined : duration(seconds * typicalError)
