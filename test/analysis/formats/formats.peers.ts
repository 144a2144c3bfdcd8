/** Other programs' word for what is written: midicsv for tempo maps, ffprobe for click tracks. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readMidi } from '../../../engine/analysis/formats/midi/read-midi.ts'
import { writeMidi } from '../../../engine/analysis/formats/midi/write-midi.ts'
import { clickWav } from '../../../engine/analysis/formats/wav.ts'
import { describeWhere, type Need } from '../../support/needs.ts'
import { runTool, TOOLS } from '../../support/tools.ts'
import { steady } from '../corrections/small-analysis.ts'
import { WALTZ } from './marked.ts'

const MIDICSV: Need = {
  name: 'midicsv',
  isMet: () => existsSync('/usr/bin/midicsv'),
  fix: 'apt-get install -y midicsv',
}

async function fileOf(name: string, bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'artdag-formats-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

describeWhere([MIDICSV], 'midicsv', () => {
  it('reads the tempo map as it was meant', async () => {
    const file = await fileOf('beats.mid', writeMidi({ ...WALTZ, name: 'waltz' }))
    expect((await runTool('midicsv', [file])).toString().trim().split('\n')).toEqual([
      '0, 0, Header, 1, 1, 960',
      '1, 0, Start_track',
      '1, 0, Title_t, "waltz"',
      '1, 0, Time_signature, 1, 3, 12, 8',
      '1, 0, Tempo, 500000',
      '1, 480, Time_signature, 1, 2, 24, 8',
      '1, 480, Marker_t, "beats begin"',
      '1, 1440, Time_signature, 3, 2, 24, 8',
      '1, 4454, Marker_t, "scene 2"',
      '1, 6240, Marker_t, "beats end"',
      '1, 7680, End_track',
      '0, 0, End_of_file',
    ])
  })

  it('writes tempo maps that are read', async () => {
    const text = [
      '0, 0, Header, 1, 2, 480',
      '1, 0, Start_track',
      '1, 0, Time_signature, 3, 2, 24, 8',
      '1, 0, Tempo, 600000',
      '1, 1440, Tempo, 400000',
      '1, 1440, End_track',
      '2, 0, Start_track',
      '2, 0, Note_on_c, 0, 60, 90',
      '2, 2880, Note_off_c, 0, 60, 0',
      '2, 2880, End_track',
      '0, 0, End_of_file',
    ].join('\n')
    const source = await fileOf('map.csv', new TextEncoder().encode(text))
    await runTool('csvmidi', [source, `${source}.mid`])
    const { beats, downbeats } = readMidi(await readFile(`${source}.mid`))
    expect(beats.map((sec) => sec.toFixed(3))).toEqual([
      '0.000',
      '0.600',
      '1.200',
      '1.800',
      '2.200',
      '2.600',
      '3.000',
    ])
    expect(downbeats.map((sec) => sec.toFixed(3))).toEqual(['0.000', '1.800', '3.000'])
  })
})

describe('ffprobe', () => {
  it('finds a click track as long as the clip', async () => {
    const clicks = { beats: steady(0, 3), downbeats: [0, 2], durationSec: 3.25, sampleRate: 44_100 }
    const file = await fileOf('clicks.wav', Buffer.concat([...clickWav(clicks)]))
    const said = await runTool(TOOLS.ffprobe, [
      ...[
        '-v',
        'warning',
        '-show_entries',
        'stream=codec_name,sample_rate,channels,duration_ts',
        '-of',
        'csv=p=0',
      ],
      file,
    ])
    expect(said.toString().trim()).toBe('pcm_s16le,44100,1,143325')
  })
})
