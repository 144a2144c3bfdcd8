/** The buttons under a player, and where it is. */
import { Maximize, StepBack, StepForward } from 'lucide-react'
import { IconButton } from '../design/button.tsx'
import { text } from '../text/text.ts'
import type { Beats } from './bars.ts'
import type { Clock } from './clock.ts'
import { Scrubber } from './scrubber.tsx'
import { TimeReadout } from './time-readout.tsx'
import styles from './transport.module.css'
import { Looping, Loudness, More, PlayButton, Speed, ToEnd, ToStart } from './transport-controls.tsx'

const words = text.editor.dock.player

export type Controls = 'full' | 'row' | 'compact'

export interface TransportProps {
  readonly clock: Clock
  readonly beats: Beats
  /** row: beside a timeline, which is its slider. compact: with little room as well; what is seldom used stands in a menu. */
  readonly controls?: Controls
  readonly onFullScreen?: (() => void) | undefined
}

export const Transport = ({ controls = 'full', ...rest }: TransportProps) =>
  controls === 'compact' ? <CompactTransport {...rest} /> : <FullTransport {...rest} controls={controls} />

function FullTransport({ clock, beats, controls, onFullScreen }: TransportProps) {
  return (
    <div className={styles.full}>
      {controls === 'full' ? <Scrubber clock={clock} /> : null}
      <div className={styles.row}>
        <ToStart clock={clock} />
        <IconButton
          label={words.frameBack}
          keys=","
          icon={<StepBack aria-hidden />}
          onClick={() => clock.stepFrames(-1)}
        />
        <PlayButton clock={clock} />
        <IconButton
          label={words.frameOn}
          keys="."
          icon={<StepForward aria-hidden />}
          onClick={() => clock.stepFrames(1)}
        />
        <ToEnd clock={clock} />
        <TimeReadout clock={clock} beats={beats} />
        <span className={styles.gap} />
        <Looping clock={clock} />
        <Speed clock={clock} />
        <Loudness />
        {onFullScreen ? (
          <IconButton
            label={words.fullScreen}
            keys="Shift+f"
            icon={<Maximize aria-hidden />}
            onClick={onFullScreen}
          />
        ) : null}
      </div>
    </div>
  )
}

function CompactTransport({ clock, beats, onFullScreen }: TransportProps) {
  return (
    <div className={styles.compact}>
      <ToStart clock={clock} />
      <PlayButton clock={clock} />
      <ToEnd clock={clock} />
      <TimeReadout clock={clock} beats={beats} />
      <span className={styles.gap} />
      <More clock={clock} onFullScreen={onFullScreen} />
    </div>
  )
}
