/** An analysis of sound or of pictures: drawn, and in numbers. */
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Facts } from '../../design/section.tsx'
import { KindIcon } from '../../media/kind.tsx'
import { useWaveform } from '../../media/use-waveform.ts'
import { Waveform } from '../../media/waveform.tsx'
import { clock, percent, shortId } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import panel from '../panel.module.css'
import styles from './analysis-tab.module.css'
import { Heights } from './heights.tsx'
import type { HeardOf, SeenOf } from './read-analysis.ts'

const words = text.runs.analysis

interface HeadProps {
  readonly title: string
  readonly kind: 'audio' | 'video' | 'signal'
  readonly of: string | undefined
  readonly children?: ReactNode
}

/** Media has its own page; a step's result has none here. */
export const Head = ({ title, kind, of, children }: HeadProps) => (
  <header className={panel.head}>
    <h3 className={styles.title}>
      <KindIcon kind={kind} />
      {title}
    </h3>
    {children === undefined ? null : <span className={panel.small}>{children}</span>}
    {of === undefined ? null : (
      <span className={panel.note}>
        {isMedia(of) ? (
          <Link href={`/analysis/${of}`} className={panel.link}>
            {words.open}
          </Link>
        ) : (
          words.ofStep(shortId(of))
        )}
      </span>
    )}
  </header>
)

/** Documents are dag-json, whose CIDs begin so. */
const isMedia = (cid: string): boolean => !cid.startsWith('bagu')

export function Heard({
  analysis,
  source,
}: {
  readonly analysis: HeardOf
  readonly source: string | undefined
}) {
  const peaks = useWaveform(source !== undefined && isMedia(source) ? source : undefined, 1600)
  const { tempo, beats, downbeats, sections, loudness, durationSec, energy } = analysis
  return (
    <>
      <Head title={words.audio} kind="audio" of={source} />
      <div className={panel.body}>
        <div className={styles.picture} role="img" aria-label={words.waveform}>
          {peaks ? (
            <Waveform peaks={peaks} beats={beats} downbeats={downbeats} />
          ) : (
            <Heights series={energy} durationSec={durationSec} marks={downbeats} colour="--audio" />
          )}
        </div>
        <div className={styles.facts}>
          <Facts
            rows={[
              [
                words.tempo,
                tempo ? words.bpm(tempo.bpm.toFixed(1), percent(tempo.confidence)) : text.common.none,
              ],
              [words.beats, beats.length],
              [words.bars, downbeats.length],
            ]}
          />
          <Facts
            rows={[
              [words.length, clock(durationSec)],
              [
                words.loudness,
                loudness.integratedLufs === null ? '' : words.lufs(loudness.integratedLufs.toFixed(1)),
              ],
              [words.sections, sections.map((sec) => clock(sec)).join(', ')],
            ]}
          />
        </div>
      </div>
    </>
  )
}

export function Seen({
  analysis,
  source,
}: {
  readonly analysis: SeenOf
  readonly source: string | undefined
}) {
  const { scenes, motion, motionTempo, durationSec } = analysis
  return (
    <>
      <Head title={words.video} kind="video" of={source} />
      <div className={panel.body}>
        <div className={styles.picture} role="img" aria-label={words.motionPicture}>
          <Heights series={motion} durationSec={durationSec} marks={scenes} colour="--video" />
        </div>
        <div className={styles.facts}>
          <Facts
            rows={[
              [words.length, clock(durationSec)],
              [words.scenes, scenes.length],
            ]}
          />
          <Facts
            rows={[
              [
                words.movement,
                motionTempo ? words.bpm(motionTempo.bpm.toFixed(1), percent(motionTempo.confidence)) : '',
              ],
            ]}
          />
        </div>
      </div>
    </>
  )
}
