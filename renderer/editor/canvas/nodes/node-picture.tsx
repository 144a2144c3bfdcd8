/** What a node gives, as a picture: its frame at the playhead, or its sound as a waveform. */

import { useEngine } from '../../../connect/engine.tsx'
import { useWaveform } from '../../../media/use-waveform.ts'
import { Waveform } from '../../../media/waveform.tsx'
import { text } from '../../../text/text.ts'
import { useMediaFacts } from '../../../timeline/queries.ts'
import { useSettled } from '../../document/use-settled.ts'
import { SteadyPicture } from '../../preview/steady-picture.tsx'
import { useStill } from '../../preview/use-still.ts'
import { useLook } from '../../selection.ts'
import { useBoard } from '../board.ts'
import type { GraphNode } from '../model/graph.ts'
import { soundSource } from '../model/sound-source.ts'
import styles from './node-picture.module.css'

export function NodePicture({ node }: { readonly node: GraphNode }) {
  if (node.role === 'input') return <InputPicture node={node} />
  return node.flow.kind === 'audio' || node.flow.isAnalysed ? (
    <SoundBelow node={node} />
  ) : (
    <Frame node={node} />
  )
}

function InputPicture({ node: { content, flow } }: { readonly node: GraphNode }) {
  const [first] = content
  const facts = useMediaFacts(first)
  if (first === undefined) return <p className={styles.empty}>{text.editor.canvas.unfilled}</p>
  const kind = facts?.kind ?? flow.kind
  const picture =
    kind === 'audio' ? <Sound name={first} /> : <ClipFrame name={first} lengthSec={facts?.durationSec ?? 0} />
  return (
    <>
      {picture}
      {content.length > 1 ? (
        <span className={styles.more}>{text.editor.canvas.more(content.length - 1)}</span>
      ) : null}
    </>
  )
}

const WIDTH = 320
const SETTLES_MS = 120

function ClipFrame({ name, lengthSec }: { readonly name: string; readonly lengthSec: number }) {
  const { media } = useEngine()
  const playheadSec = useSettled(
    useLook((look) => look.playheadSec),
    SETTLES_MS,
  )
  const atSec = playheadSec > 0 && lengthSec > 0 ? Math.min(playheadSec, lengthSec * 0.98) : undefined
  return <SteadyPicture src={media.thumb(name, { width: WIDTH, atSec })} />
}

const Sound = ({ name }: { readonly name: string }) => <Waveform peaks={useWaveform(name, 200)} pitch={3} />

/** Of the file that is heard in it, since nothing is rendered only to be drawn. */
function SoundBelow({ node }: { readonly node: GraphNode }) {
  const name = useBoard(({ graph }) => soundSource(graph, node.key))
  return name === undefined ? <SteadyPicture src={undefined} /> : <Sound name={name} />
}

function Frame({ node }: { readonly node: GraphNode }) {
  const identity = useBoard(({ states }) => states.get(node.id)?.identity)
  return <SteadyPicture src={useStill(node.id, identity)} />
}
