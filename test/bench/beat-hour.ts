/** An hour of music through ffmpeg and the analyser, in a process of its own: its speed and its memory. */
import path from 'node:path'
import { playSong } from '../beats/song.ts'
import { listSongs } from '../beats/test-set.ts'
import { writeWav } from '../beats/write-wav.ts'
import { runTool, TOOLS } from '../support/tools.ts'
import { inFolder } from './beat-trials.ts'
import { measure } from './measure.ts'
import { atLeast, atMost, type BenchTable, findingsTable } from './table.ts'

const HOUR_SEC = 3600

export const hourOfMusic = (): Promise<BenchTable> =>
  inFolder(async (folder) => {
    const file = await someMinutes(folder)
    const child = path.join(import.meta.dirname, 'beat-hour-child.ts')
    let memory = ''
    const { cpuSec } = await measure(async () => {
      memory = (await runTool(process.execPath, [child, file, `${HOUR_SEC}`])).toString()
    })
    return findingsTable('an hour of mp3', [
      atLeast('speed, with decoding', HOUR_SEC / cpuSec, 100, ' ×', 0),
      atMost("the analyser's process at its largest", Number(memory), 250, ' MB', 0),
    ])
  })

/** About three minutes of different music, to be played again and again. */
async function someMinutes(folder: string): Promise<string> {
  const songs = listSongs(9, ['plain']).slice(0, 6).map(playSong)
  const files = songs.map((_, i) => path.join(folder, `${i}.wav`))
  for (const [i, { channels }] of songs.entries()) writeWav(files[i] as string, channels)
  const mp3 = path.join(folder, 'songs.mp3')
  const inputs = files.flatMap((file) => ['-i', file])
  const join = `concat=n=${files.length}:v=0:a=1`
  await runTool(TOOLS.ffmpeg, [
    ...['-v', 'error', ...inputs, '-filter_complex', join, '-ac', '2', '-b:a', '192k', mp3],
  ])
  return mp3
}
