/** Hardware encoders that were found, and the tools that rendering needs. */
import { CircleCheck, CircleSlash, RefreshCw, TriangleAlert } from 'lucide-react'
import { Block } from '../design/block.tsx'
import { Button } from '../design/button.tsx'
import { Pill } from '../design/pill.tsx'
import { text } from '../text/text.ts'
import styles from './machine.module.css'
import { useDoctor, useTestAgain } from './queries.ts'

const words = text.settings.machine

export function Encoders() {
  const { data } = useDoctor()
  const again = useTestAgain()
  if (!data) return null
  return (
    <Block
      title={words.encoders}
      hint={words.encodersText}
      isList
      action={
        <Button icon={<RefreshCw aria-hidden />} disabled={again.isPending} onClick={() => again.mutate()}>
          {again.isPending ? words.testing : words.test}
        </Button>
      }
    >
      {data.encoders.length === 0 ? <p className={styles.none}>{words.none}</p> : null}
      <ul>
        {data.encoders.map(({ name, encoder, ok, why }) => (
          <li key={name} className={styles.row}>
            <span>{text.settings.engine.encoders[name]}</span>
            <span className={styles.note}>{ok ? encoder : why}</span>
            {ok ? (
              <Pill tone="ok" icon={<CircleCheck aria-hidden />}>
                {words.works}
              </Pill>
            ) : (
              <Pill icon={<CircleSlash aria-hidden />}>{words.not}</Pill>
            )}
          </li>
        ))}
      </ul>
    </Block>
  )
}

export function Tools() {
  const { data } = useDoctor()
  if (!data) return null
  return (
    <Block title={words.tools} isList>
      <ul>
        {data.checks.map(({ name, ok, message, fix }) => (
          <li key={name} className={styles.row}>
            <span>{name}</span>
            <span className={styles.note}>
              {message}
              {fix === undefined ? null : (
                <span className={styles.fix}>
                  {words.fix} <code>{fix}</code>
                </span>
              )}
            </span>
            {ok ? (
              <Pill tone="ok" icon={<CircleCheck aria-hidden />}>
                {words.good}
              </Pill>
            ) : (
              <Pill tone="bad" icon={<TriangleAlert aria-hidden />}>
                {words.bad}
              </Pill>
            )}
          </li>
        ))}
      </ul>
    </Block>
  )
}
