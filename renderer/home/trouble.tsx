/** What the engine misses on this computer, with the command that mends it. All well: nothing. */
import { useMutation } from '@tanstack/react-query'
import { useEngine } from '../connect/engine.tsx'
import { queries } from '../connect/queries.tsx'
import { Button } from '../design/button.tsx'
import { ErrorNote } from '../design/error-note.tsx'
import { text } from '../text/text.ts'
import { useDoctor } from './queries.ts'
import styles from './trouble.module.css'

const words = text.home.trouble

export function Trouble() {
  const { client } = useEngine()
  const { data } = useDoctor()
  const again = useMutation({
    mutationFn: () => client.system.doctor({ again: true }),
    onSuccess: (report) => queries.setQueryData(['doctor'], report),
  })
  const faults = data?.checks.filter(({ ok }) => !ok) ?? []
  if (faults.length === 0) return null
  return (
    <section className={styles.trouble}>
      <h2>{words.title}</h2>
      {faults.map(({ name, message, fix }) => (
        <ErrorNote
          key={name}
          error={{ message: `${name}: ${message}` }}
          action={
            fix === undefined ? null : (
              <p className={styles.fix}>
                {words.fix} <code>{fix}</code>
              </p>
            )
          }
        />
      ))}
      <Button disabled={again.isPending} onClick={() => again.mutate()}>
        {words.again}
      </Button>
    </section>
  )
}
