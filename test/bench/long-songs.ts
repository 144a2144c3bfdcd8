/** Songs as long as wanted: a minute of drums, bass and chords in stereo, again and again. */
import { makeFile } from '../support/media.ts'

const BPM = 124
const beat = `mod(t,60/${BPM})`
const offbeat = `mod(t+30/${BPM},60/${BPM})`
const DRUMS = `0.6*sin(2*PI*55*${beat})*exp(-18*${beat})+0.2*(2*random(0)-1)*exp(-50*${offbeat})`
/** Of four chords, a bar each. */
const ROOT = `(110*pow(2,floor(mod(t*${BPM}/240,4))/6))`
const chord = (detune: number): string =>
  [1, 1.25, 1.5].map((tone) => `0.06*sin(2*PI*${ROOT}*${tone * detune}*t)`).join('+')
const MINUTE = [chord(1), chord(1.003)].map((side) => `${DRUMS}+${side}`)

/** Made once and kept in the folder of the tests' clips. */
export async function makeLongSong(minutes: number, extension: 'mp3' | 'flac'): Promise<string> {
  const waves = MINUTE.join('|').replaceAll(',', '\\,')
  const minute = await makeFile('wav', ['-f', 'lavfi', '-i', `aevalsrc=${waves}:s=44100:d=60`])
  const encoding = extension === 'mp3' ? ['-c:a', 'libmp3lame', '-b:a', '192k'] : ['-c:a', 'flac']
  return await makeFile(extension, ['-stream_loop', String(minutes - 1), '-i', minute, ...encoding])
}
