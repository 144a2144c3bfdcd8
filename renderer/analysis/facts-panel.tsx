/** What was found, in numbers. */
import type { AnalysisReport, AudioAnalysis } from '../../engine/contract/analysis.ts'
import { Button } from '../design/button.tsx'
import { Card, Facts, Section } from '../design/section.tsx'
import { percent } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import styles from './facts-panel.module.css'

const words = text.analysis.facts

/** How near a second guess is to half or double, to be taken for it. */
const ALIKE = 0.04

export interface SoundFactsProps {
  readonly audio: AudioAnalysis
  readonly onHalve: () => void
  readonly onDouble: () => void
}

export function SoundFacts({ audio, onHalve, onDouble }: SoundFactsProps) {
  const { tempo, loudness, meter } = audio
  const second = tempo?.second ?? undefined
  const ratio = tempo && second ? second.bpm / tempo.bpm : 1
  const use = isNear(ratio, 2) ? onDouble : isNear(ratio, 0.5) ? onHalve : undefined
  return (
    <Section title={words.sound}>
      <Card>
        <Facts
          rows={[
            [words.tempo, tempo ? words.bpm(tempo.bpm) : words.none],
            [words.confidence, tempo ? percent(tempo.confidence) : undefined],
            [words.second, second ? <Second key={words.second} {...second} onUse={use} /> : undefined],
            [words.varies, audio.tempi.length > 1 ? String(audio.tempi.length - 1) : undefined],
            [words.meter, meter === null ? undefined : words.beatsPerBar(meter)],
            [words.beats, String(audio.beats.length)],
            [words.bars, String(audio.downbeats.length)],
            [words.onsets, String(audio.onsets.length)],
            [words.sections, audio.sections.length > 0 ? String(audio.sections.length + 1) : undefined],
            [words.silences, audio.silences.length > 0 ? String(audio.silences.length) : undefined],
            [words.loudness, shown(loudness.integratedLufs, words.lufs)],
            [words.range, shown(loudness.rangeLu, words.lu)],
            [words.peak, shown(loudness.truePeakDb, words.db)],
          ]}
        />
      </Card>
    </Section>
  )
}

const isNear = (ratio: number, wanted: number): boolean => Math.abs(ratio / wanted - 1) < ALIKE

const shown = (value: number | null, words: (value: number) => string): string | undefined =>
  value === null ? undefined : words(value)

interface SecondProps {
  readonly bpm: number
  readonly confidence: number
  readonly onUse: (() => void) | undefined
}

const Second = ({ bpm, confidence, onUse }: SecondProps) => (
  <span className={styles.second}>
    {words.secondBpm(bpm, percent(confidence))}
    {onUse ? (
      <Button look="quiet" className={styles.use} onClick={onUse}>
        {words.useSecond}
      </Button>
    ) : null}
  </span>
)

export const PictureFacts = ({ report }: { readonly report: AnalysisReport }) => (
  <Section title={words.pictures}>
    <Card>
      <Facts
        rows={[
          [words.scenes, report.scenes && String(report.scenes.length + 1)],
          [words.motionTempo, report.motionTempo ? words.bpm(report.motionTempo.bpm) : undefined],
          [words.black, report.black && report.black.length > 0 ? String(report.black.length) : undefined],
          [words.still, report.still && report.still.length > 0 ? String(report.still.length) : undefined],
        ]}
      />
    </Card>
  </Section>
)
