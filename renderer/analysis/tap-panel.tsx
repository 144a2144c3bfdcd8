/** Taps that were not used yet. */
import { Button } from '../design/button.tsx'
import { text } from '../text/text.ts'
import type { BeatActions } from './beat-actions.ts'
import { setTaps, useFocus } from './focus.ts'
import styles from './tap-panel.module.css'
import { tapTempo } from './tap-tempo.ts'

const words = text.analysis.tap

export function TapPanel({ actions }: { readonly actions: BeatActions }) {
  const taps = useFocus((state) => state.taps)
  if (taps.length === 0) return null
  return (
    <section aria-label={words.label} className={styles.panel}>
      <output className={styles.count}>{words.count(taps.length, tapTempo(taps))}</output>
      <Button look="primary" disabled={taps.length < 2} onClick={actions.useTaps}>
        {words.use}
      </Button>
      <Button look="quiet" onClick={() => setTaps([])}>
        {words.discard}
      </Button>
    </section>
  )
}
