/** A file's player, its timeline with everything that was found, and the beats under one's hands. */
import { ArrowLeft } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Cid } from '../../engine/contract/ids.ts'
import { useCommands } from '../commands/commands.ts'
import { ErrorNote } from '../design/error-note.tsx'
import { PageFrame } from '../design/page-frame.tsx'
import { useWaveform } from '../media/use-waveform.ts'
import { shortId } from '../text/quantities.ts'
import { text } from '../text/text.ts'
import { createClock } from '../timeline/clock.ts'
import type { MediaFacts } from '../timeline/media-facts.ts'
import { Player } from '../timeline/player.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import { useAnalysis } from '../timeline/use-analysis.ts'
import { beatActions, beatCommands } from './beat-actions.ts'
import { BeatHandle } from './beat-handle.tsx'
import { EditBar } from './edit-bar.tsx'
import { Findings } from './findings.tsx'
import { letGo, toggleClicks, useFocus } from './focus.ts'
import { PageActions } from './page-actions.tsx'
import { TapPanel } from './tap-panel.tsx'
import { timelineOf } from './timeline-of.ts'
import { useBeatDragging } from './use-beat-dragging.ts'
import { useClicks } from './use-clicks.ts'
import { useCorrections } from './use-corrections.ts'
import { useKeptBeat } from './use-kept-beat.ts'
import { useSaving } from './use-saving.ts'
import styles from './workbench.module.css'
import { Working } from './working.tsx'

const words = text.analysis
const PEAKS = 4000

export interface WorkbenchProps {
  readonly cid: string
  readonly facts: MediaFacts
}

export function Workbench({ cid, facts }: WorkbenchProps) {
  const [clock] = useState(createClock)
  const sound = useAnalysis(facts.hasSound ? cid : undefined, 'audio')
  const pictures = useAnalysis(facts.kind === 'video' ? cid : undefined, 'video')
  const peaks = useWaveform(facts.hasSound ? cid : undefined, PEAKS)
  const corrections = useCorrections(cid, sound.report)
  const { audio } = corrections
  const name = facts.name ?? shortId(cid)
  const saving = useSaving(cid as Cid, name, corrections)
  const data = useMemo(
    () => timelineOf({ cid, facts, peaks, audio, pictures: pictures.report }),
    [cid, facts, peaks, audio, pictures.report],
  )
  const actions = beatActions(clock, corrections)
  useCommands(audio ? beatCommands(actions, toggleClicks) : [])
  useClicks(
    clock,
    data.beats,
    useFocus((state) => state.hasClicks),
  )
  useKeptBeat(audio)
  useEffect(() => letGo, [])
  const onPress = useBeatDragging(corrections)
  const error = sound.error ?? pictures.error
  return (
    <PageFrame
      title={words.of(name)}
      back={<Back cid={cid} />}
      actions={audio ? <PageActions {...{ corrections, saving }} /> : null}
      aside={<Findings {...{ corrections, actions }} pictures={pictures.report} />}
      asideLabel={words.label}
    >
      <div className={styles.bench}>
        {error ? <ErrorNote error={error} /> : null}
        <Player
          {...{ cid, name, clock }}
          kind={facts.kind}
          durationSec={facts.durationSec}
          beats={data.beats}
          controls="row"
        />
        <Working analysis={sound} label={words.listening} />
        <Working analysis={pictures} label={words.looking} />
        {audio ? <EditBar {...{ audio, actions, clock }} /> : null}
        <TapPanel actions={actions} />
        <Timeline
          data={data}
          clock={clock}
          place="page"
          onPress={onPress}
          note={audio && noteOf(audio.beats.length > 0, corrections.refusal)}
          over={(view) => <BeatHandle {...{ view, corrections, actions }} />}
        />
      </div>
    </PageFrame>
  )
}

/** What went wrong, else what can be done. */
const noteOf = (hasBeats: boolean, refusal: string | undefined): string =>
  refusal ?? (hasBeats ? words.edit.how : words.noBeats)

const Back = ({ cid }: { readonly cid: string }) => (
  <Link href={`/media/${cid}`} className={styles.back}>
    <ArrowLeft aria-hidden />
    {words.back}
  </Link>
)
