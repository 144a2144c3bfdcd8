/** Which version this is, and whose work is in it. */
import { useQuery } from '@tanstack/react-query'
import { useAbout } from '../account/queries.ts'
import { Block } from '../design/block.tsx'
import { Facts } from '../design/section.tsx'
import { text } from '../text/text.ts'
import styles from './about.module.css'
import { useDoctor } from './queries.ts'

const words = text.settings.about

export function About() {
  const { data: about } = useAbout()
  const { data: doctor } = useDoctor()
  const ffmpeg = doctor?.checks.find(({ name }) => name === 'ffmpeg')?.message
  return (
    <>
      <Block title={text.common.appName} hint={words.text}>
        <Facts
          rows={[
            [words.version, about?.version],
            [words.engine, about ? <code key="id">{about.engineId}</code> : undefined],
            [words.platform, about?.platform],
            [words.node, about?.node],
            [words.ffmpeg, ffmpeg],
            [
              words.links,
              <a key="docs" href="/docs" className={styles.link}>
                {words.docs}
              </a>,
            ],
          ]}
        />
      </Block>
      <Licences />
    </>
  )
}

function Licences() {
  const { data } = useQuery({
    queryKey: ['licences'],
    queryFn: async () => (await import('virtual:licences')).licences,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data) return null
  return (
    <Block title={words.licences} hint={`${words.licencesText(data.length)} ${words.ffmpegText}`} isList>
      {data.map(({ name, version, licence, text: full }) => (
        <details key={`${name}@${version}`} className={styles.licence}>
          <summary>
            <span>{name}</span> <span className={styles.version}>{version}</span>
            <span className={styles.kind}>{licence}</span>
          </summary>
          {full === '' ? (
            <p className={styles.none}>{words.noText}</p>
          ) : (
            <pre className={styles.text}>{full}</pre>
          )}
        </details>
      ))}
    </Block>
  )
}
