/** Two results on one time: split by a divider that is dragged, or one after the other at a key. */
import { useRef, useState } from 'react'
import { useCommands } from '../../commands/commands.ts'
import { join } from '../../design/join.ts'
import { text } from '../../text/text.ts'
import type { Clock } from '../clock.ts'
import { MediaStage } from '../media-stage.tsx'
import { toggleFullScreen } from '../player.tsx'
import { playerCommands } from '../player-commands.ts'
import { useMediaItem } from '../queries.ts'
import { Transport } from '../transport.tsx'
import type { Compared } from './compare.ts'
import styles from './compared-monitor.module.css'
import { Divider } from './divider.tsx'
import type { Circumstances, Shown } from './subject.ts'
import type { DockData } from './use-dock-data.ts'
import { nameOf } from './words-of.ts'

const words = text.editor.dock.compare

export interface ComparedMonitorProps {
  readonly a: DockData
  readonly nameA: string
  readonly b: Shown
  readonly known: Circumstances
  readonly clock: Clock
  readonly compared: Compared
}

export function ComparedMonitor({ a, nameA, b, known, clock, compared }: ComparedMonitorProps) {
  const stage = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState(0.5)
  const itemB = useMediaItem(b.content).data
  const nameB = nameOf(known, b)
  const isSplit = compared.mode === 'split'
  const seenB = isSplit ? share : compared.side === 'b' ? 0 : 1
  const fullScreen = (): void => void toggleFullScreen(stage.current)
  useCommands(playerCommands(clock, fullScreen))
  return (
    <div className={styles.monitor}>
      <div ref={stage} className={styles.stage}>
        <MediaStage cid={a.cid} kind={a.facts.kind} name={nameA} clock={clock} />
        {itemB?.facts ? (
          <div className={styles.over} style={{ clipPath: `inset(0 0 0 ${100 * seenB}%)` }}>
            <MediaStage cid={itemB.cid} kind={itemB.facts.kind} name={nameB} clock={clock} isSilent />
          </div>
        ) : null}
        {isSplit || compared.side === 'a' ? (
          <span className={join(styles.tag, styles.left)}>{words.a(nameA)}</span>
        ) : null}
        {isSplit || compared.side === 'b' ? (
          <span className={join(styles.tag, styles.right)}>{words.b(nameB)}</span>
        ) : null}
        {isSplit ? <Divider share={share} onChange={setShare} /> : null}
      </div>
      <Transport clock={clock} beats={a.data.beats} controls="compact" onFullScreen={fullScreen} />
    </div>
  )
}
