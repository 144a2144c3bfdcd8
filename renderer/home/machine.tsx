/** What this computer renders with, quietly. */
import { bytes, duration } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import styles from './machine.module.css'
import { useDoctor, useStats } from './queries.ts'

const words = text.home.machine

export function Machine() {
  const { data: doctor } = useDoctor()
  const { data: stats } = useStats()
  if (!doctor || !stats) return null
  const said = (name: string): string | undefined =>
    doctor.checks.find((check) => check.name === name)?.message
  const encoders = doctor.encoders.filter(({ ok }) => ok).map(({ name }) => name.toUpperCase())
  const kept = stats.cache.reduce((sum, { bytes: size }) => sum + size, 0)
  const rows = [
    [words.encoders, [...encoders, words.software].join(', ')],
    [words.ffmpeg, said('ffmpeg')?.split(' ')[0]],
    [words.data, said('data folder')],
    [words.cache, bytes(kept)],
    [words.saved, stats.savedSec >= 1 ? duration(stats.savedSec) : undefined],
  ] as const
  return (
    <section className={styles.machine}>
      <h2 className="visually-hidden">{words.title}</h2>
      <dl className={styles.facts}>
        {rows.map(([name, value]) =>
          value === undefined ? null : (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}
