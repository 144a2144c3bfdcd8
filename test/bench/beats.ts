/**
 * `npm run bench:beats [seed…] [loop.flac=140…]`: how well tempo, beats and downbeats are found in generated songs, by
 * category, beside other programs. 70 songs for each seed, three seeds by default, about five minutes of processor time. A
 * loop whose tempo is known is played sixteen times.
 */
import path from 'node:path'
import { CATEGORIES } from '../beats/song-spec.ts'
import { listSongs } from '../beats/test-set.ts'
import { runTool, TOOLS } from '../support/tools.ts'
import { beatGoals, loopGoal } from './beat-goals.ts'
import { hourOfMusic } from './beat-hour.ts'
import { beatTrackers } from './beat-trackers.ts'
import { inFolder, trackerTable, trialsOf, tryAll, worstSongs } from './beat-trials.ts'
import { type BenchTable, type Finding, findingsTable, formatTable } from './table.ts'

/** None that the bar patterns were learned from: those are 1 to 10 and 21 to 28, see test/beats/train/train.ts. */
const SEEDS = [31, 32, 33]

const print = (table: BenchTable): void => console.log(formatTable(table))

const { trackers, missing } = beatTrackers()
const [ours] = trackers
const asked = process.argv.slice(2)
const loops = asked.filter((argument) => argument.includes('=')).map((argument) => argument.split('='))
const seeds = asked.filter((argument) => !argument.includes('=')).map(Number)
if (seeds.some((seed) => !Number.isSafeInteger(seed))) {
  console.error('give whole numbers as seeds, and loops as file=bpm')
  process.exit(2)
}

const tryLoop = (file: string, bpm: number): Promise<Finding> =>
  inFolder(async (folder) => {
    const song = path.join(folder, 'song.wav')
    await runTool(TOOLS.ffmpeg, ['-v', 'error', '-stream_loop', '15', '-i', file, song])
    const { bpm: found } = await ours.track(song)
    return loopGoal(path.basename(file), bpm, found)
  })

const used = seeds.length > 0 ? seeds : SEEDS
console.log(`seeds ${used.join(', ')}; speed: seconds of sound for one of processor time, decoding included`)
for (const name of missing) console.log(`missing: ${name}`)
console.log()

const trials = await tryAll(
  trackers,
  used.flatMap((seed) => listSongs(seed, CATEGORIES)),
)
for (const tracker of trackers) print(trackerTable(tracker, trialsOf(trials, tracker)))
print(worstSongs(trialsOf(trials, ours), 20))
print(beatGoals(trialsOf(trials, ours)))
print(await hourOfMusic())
if (loops.length > 0) {
  const found: Finding[] = []
  for (const [file = '', bpm] of loops) found.push(await tryLoop(file, Number(bpm)))
  print(findingsTable('steady loops', found))
}
