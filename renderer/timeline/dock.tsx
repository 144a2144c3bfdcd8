/** The editor's player and timeline: what the recipe gives, on one time with its cuts and its music. */
import { CirclePlay } from 'lucide-react'
import { text } from '../text/text.ts'
import { useCompared } from './dock/compare.ts'
import { ComparedMonitor } from './dock/compared-monitor.tsx'
import { DockHead } from './dock/dock-head.tsx'
import { DockNote } from './dock/dock-note.tsx'
import { PreviewState } from './dock/preview-state.tsx'
import type { Shown } from './dock/subject.ts'
import { type DockData, useDockData } from './dock/use-dock-data.ts'
import { useEditorClock } from './dock/use-editor-clock.ts'
import { usePreviewOf } from './dock/use-preview-of.ts'
import { type Subject, useSubject } from './dock/use-subject.ts'
import { nameOf } from './dock/words-of.ts'
import styles from './dock.module.css'
import { Player } from './player.tsx'
import { Timeline } from './timeline.tsx'

const words = text.editor.dock

export function Dock() {
  const subject = useSubject()
  if (!subject) return null
  return subject.shown ? (
    <FilledDock subject={subject} shown={subject.shown} />
  ) : (
    <EmptyDock subject={subject} />
  )
}

function EmptyDock({ subject }: { readonly subject: Subject }) {
  const preview = usePreviewOf(subject)
  return (
    <div className={styles.empty}>
      <CirclePlay aria-hidden />
      <div>
        <h2 className={styles.emptyTitle}>{words.emptyTitle}</h2>
        <p>{words.empty}</p>
      </div>
      <PreviewState preview={preview} />
    </div>
  )
}

interface FilledProps {
  readonly subject: Subject
  readonly shown: Shown
}

function FilledDock({ subject, shown }: FilledProps) {
  const clock = useEditorClock()
  const dock = useDockData(subject.known, shown)
  const compared = useCompared(subject)
  const name = nameOf(subject.known, shown)
  return (
    <div className={styles.dock}>
      <div className={styles.monitor}>
        <DockHead {...{ subject, shown, compared }} />
        {dock === undefined ? (
          <div className={styles.blank} />
        ) : compared.b ? (
          <ComparedMonitor
            a={dock}
            nameA={name}
            b={compared.b}
            {...{ clock, compared }}
            known={subject.known}
          />
        ) : (
          <OneMonitor dock={dock} name={name} clock={clock} />
        )}
      </div>
      {dock && dock.facts.kind !== 'image' ? (
        <Timeline data={dock.data} clock={clock} place="dock" note={<DockNote dock={dock} />} />
      ) : (
        <p className={styles.none}>{dock ? words.timeline.noTime : null}</p>
      )}
    </div>
  )
}

interface OneMonitorProps {
  readonly dock: DockData
  readonly name: string
  readonly clock: ReturnType<typeof useEditorClock>
}

const OneMonitor = ({ dock: { cid, facts, data }, name, clock }: OneMonitorProps) => (
  <Player
    {...{ cid, name, clock }}
    kind={facts.kind}
    durationSec={facts.durationSec}
    beats={data.beats}
    controls="compact"
  />
)
