/** `node beat-hour-child.ts file seconds`: analyses the file, again and again for so long, as it comes out of ffmpeg; prints MB. */
import { spawn } from 'node:child_process'
import { ANALYSIS_RATE, AudioAnalyser } from '../../engine/analysis/audio/audio-analyser.ts'
import { separate } from '../beats/codec.ts'
import { TOOLS } from '../support/tools.ts'

const PAIR_BYTES = 8

const [file = '', seconds = ''] = process.argv.slice(2)
const form = ['-ac', '2', '-ar', `${ANALYSIS_RATE}`, '-f', 'f32le', '-']
const ffmpeg = spawn(
  TOOLS.ffmpeg,
  ['-nostdin', '-v', 'error', '-stream_loop', '-1', '-i', file, '-t', seconds, ...form],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
const analyser = new AudioAnalyser()
let rest = Buffer.alloc(0)
for await (const bytes of ffmpeg.stdout as AsyncIterable<Buffer>) {
  // a copy begins where floats may begin
  const all = Buffer.concat([rest, bytes])
  const whole = all.length - (all.length % PAIR_BYTES)
  const [left, right] = separate(Buffer.from(new Uint8Array(all.subarray(0, whole)).buffer), 2)
  analyser.push(left as Float32Array, right as Float32Array)
  rest = all.subarray(whole)
}
const { durationSec } = analyser.finish()
if (Math.abs(durationSec - Number(seconds)) > 1) throw new Error(`analysed ${durationSec} s`)
console.log(Math.round(process.resourceUsage().maxRSS / 1024))
