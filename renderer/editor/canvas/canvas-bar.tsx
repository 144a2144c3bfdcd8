/** At the canvas' foot: adding, the zoom, tidying up, the map. */
import { MiniMap, useReactFlow, useStore } from '@xyflow/react'
import { Map as MapIcon, Maximize, Search, WandSparkles } from 'lucide-react'
import { useState } from 'react'
import { runCommand } from '../../commands/commands.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { percent } from '../../text/quantities.ts'
import { text } from '../../text/text.ts'
import styles from './canvas-bar.module.css'
import { ADD_COMMAND, ADD_KEYS, FIT_COMMAND, TIDY_COMMAND } from './command-ids.ts'

const words = text.editor.canvas

export function CanvasBar() {
  const [isMapShown, showMap] = useState(false)
  return (
    <>
      <div role="toolbar" aria-label={words.bar.label} className={styles.bar}>
        <Button
          className={styles.pill}
          icon={<Search aria-hidden />}
          hint={words.add.title}
          keys={ADD_KEYS}
          onClick={() => runCommand(ADD_COMMAND)}
        >
          {words.add.title}
        </Button>
        <Zoom />
        <IconButton
          label={words.bar.fit}
          keys="f"
          icon={<Maximize aria-hidden />}
          className={styles.round}
          onClick={() => runCommand(FIT_COMMAND)}
        />
        <IconButton
          label={words.bar.tidy}
          keys="Shift+t"
          icon={<WandSparkles aria-hidden />}
          className={styles.round}
          onClick={() => runCommand(TIDY_COMMAND)}
        />
        <IconButton
          label={isMapShown ? words.bar.hideMap : words.bar.showMap}
          icon={<MapIcon aria-hidden />}
          isPressed={isMapShown}
          className={styles.round}
          onClick={() => showMap(!isMapShown)}
        />
      </div>
      {isMapShown ? <MiniMap pannable zoomable className={styles.map ?? ''} /> : null}
    </>
  )
}

/** Drawn again when its number changes, not in every frame. */
function Zoom() {
  const zoom = useStore(({ transform }) => Math.round(transform[2] * 100))
  const { zoomTo } = useReactFlow()
  const shown = percent(zoom / 100)
  return (
    <Button className={styles.pill} hint={words.bar.zoom(shown)} keys="0" onClick={() => void zoomTo(1)}>
      <span className={styles.percent}>{shown}</span>
    </Button>
  )
}
