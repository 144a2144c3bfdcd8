/** A file ffmpeg calls finished is believed only when it holds what was planned. */
import { ArtDagError } from '../../contract/errors.ts'
import type { Delivery } from '../../media/deliver.ts'
import type { MediaFacts } from '../../media/probe/facts.ts'
import { probeFile } from '../../media/probe/probe.ts'
import { readPiece } from '../../media/probe/read-piece.ts'
import type { Tools } from '../../media/tools/locate.ts'

/** Sound may be padded to whole codec frames, at both ends. */
const SOUND_SLACK_SEC = 0.1

/** The facts of the file. @throws ArtDagError TASK_FAILED when streams, size or length are not as planned */
export async function checkResult(
  file: string,
  planned: Delivery,
  tools: Tools,
  signal: AbortSignal,
): Promise<MediaFacts> {
  const facts = await probeResult(file, tools, signal)
  const faults = [...pictureFaults(facts, planned), ...soundFaults(facts, planned)]
  if (faults.length === 0) return facts
  throw new ArtDagError('TASK_FAILED', `the rendered file is not what was planned: ${faults.join('; ')}`, {
    hint: 'an input may be damaged; check it with: artdag show <input>',
    details: { faults },
  })
}

async function probeResult(file: string, tools: Tools, signal: AbortSignal): Promise<MediaFacts> {
  try {
    return await probeFile(tools, file, { signal })
  } catch (error) {
    if (error instanceof ArtDagError && error.code === 'MEDIA_UNREADABLE') {
      throw new ArtDagError('TASK_FAILED', `the rendered file cannot be read back: ${error.message}`, {
        hint: 'the result may be too short for its profile; make it longer, or choose another --profile',
        cause: error,
      })
    }
    throw error
  }
}

/** A piece or the sound: its own boxes say what it holds. @throws ArtDagError TASK_FAILED when it is not as long as planned */
export async function checkPart(file: string, { video, durationSec }: Delivery): Promise<void> {
  const part = await readPiece(file).catch(() => ({ packets: 0, durationSec: 0 }))
  const isWhole = video
    ? part.packets === video.frames
    : Math.abs(part.durationSec - durationSec) <= SOUND_SLACK_SEC
  if (isWhole) return
  const [is, planned] = video
    ? [`${part.packets} frames`, video.frames]
    : [`${part.durationSec.toFixed(3)} s of sound`, durationSec.toFixed(3)]
  throw new ArtDagError('TASK_FAILED', `a part of the result has ${is} instead of ${planned}`, {
    hint: 'an input may be damaged; check it with: artdag show <input>',
  })
}

function pictureFaults({ video: [video] }: MediaFacts, { video: planned }: Delivery): readonly string[] {
  if (!planned) return video ? ['it has a picture'] : []
  if (!video) return ['it has no picture']
  const size =
    video.width === planned.width && video.height === planned.height
      ? []
      : [`it is ${video.width}×${video.height} instead of ${planned.width}×${planned.height}`]
  const frames =
    planned.isStill || video.frames === planned.frames
      ? []
      : [`it has ${video.frames} frames instead of ${planned.frames}`]
  return [...size, ...frames]
}

function soundFaults({ audio: [audio] }: MediaFacts, { audio: planned }: Delivery): readonly string[] {
  if (!planned) return audio ? ['it has sound'] : []
  if (!audio) return ['it has no sound']
  const wanted = planned.samples / planned.sampleRate
  return Math.abs(audio.endSec - wanted) <= SOUND_SLACK_SEC
    ? []
    : [`its sound ends at ${audio.endSec.toFixed(3)} s instead of ${wanted.toFixed(3)} s`]
}
