/** The machine in a line: what it does, what it encodes with, what it has spared, whose it is. */
import { useQuery } from '@tanstack/react-query'
import { runCommand } from '../commands/commands.ts'
import { PALETTE_KEYS } from '../commands/palette.tsx'
import { useEngine } from '../connect/engine.tsx'
import { join } from '../design/join.ts'
import { Keys } from '../design/keys.tsx'
import { bytes, percent } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import styles from './status-line.module.css'

const words = text.app.status

export function StatusLine() {
  const { client } = useEngine()
  const active = useQuery({
    queryKey: ['runs', 'active'],
    queryFn: async () => ({
      running: (await client.runs.list({ state: 'running', previews: false, limit: 50 })).items.length,
      queued: (await client.runs.list({ state: 'queued', previews: false, limit: 50 })).items.length,
    }),
    refetchInterval: 2000,
  })
  const stats = useQuery({
    queryKey: ['stats'],
    queryFn: () => client.system.stats({}),
    refetchInterval: 30_000,
  })
  const doctor = useQuery({
    queryKey: ['doctor'],
    queryFn: () => client.system.doctor({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const encoders = doctor.data?.encoders.filter(({ ok }) => ok).map(({ name }) => name.toUpperCase()) ?? []
  const cacheBytes = stats.data?.cache.reduce((sum, { bytes: size }) => sum + size, 0)
  return (
    <footer className={styles.line}>
      <h2 className="visually-hidden">{words.label}</h2>
      <span role="status" className={styles.state}>
        <span aria-hidden className={join(styles.light, lightOf(active.data, active.isError))} />
        {active.isError ? words.lost : stateOf(active.data)}
      </span>
      <span>{encoders.length > 0 ? encoders.join(', ') : words.software}</span>
      {cacheBytes === undefined ? null : <span>{words.cache(bytes(cacheBytes))}</span>}
      {stats.data?.hitRate === undefined ? null : <span>{words.hits(percent(stats.data.hitRate))}</span>}
      <span className={styles.gap} />
      <span>{words.local}</span>
      <button type="button" className={styles.commands} onClick={() => runCommand('window.commands')}>
        <Keys keys={PALETTE_KEYS} /> {words.commands}
      </button>
    </footer>
  )
}

interface Active {
  readonly running: number
  readonly queued: number
}

function stateOf(active: Active | undefined): string {
  if (!active || (active.running === 0 && active.queued === 0)) return words.idle
  const waiting = active.queued > 0 ? [words.queued(active.queued)] : []
  return [...(active.running > 0 ? [words.rendering(active.running)] : []), ...waiting].join(', ')
}

function lightOf(active: Active | undefined, isLost: boolean): string | undefined {
  if (isLost) return styles.lost
  return active && active.running + active.queued > 0 ? styles.busy : undefined
}
