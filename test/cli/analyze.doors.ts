/** `artdag analyze` and `artdag beats`: the real commands over a song that is made for them. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AnalysisReport } from '../../engine/contract/analysis.ts'
import { makeDrum } from '../analysis/kit.ts'
import { makeClip } from '../support/media.ts'
import { clickTimes, readAudio } from '../support/readback.ts'
import { newFolder } from '../support/scripts.ts'
import { type Ended, jsonLines, MAIN, NODE, start } from './kit.ts'

let folder: string

beforeAll(async () => {
  folder = await newFolder()
  copyFileSync(await makeDrum(120, 20), path.join(folder, 'song.flac'))
  copyFileSync(await makeClip({ frames: 30 }), path.join(folder, 'mute.mp4'))
})

const artdag = (...argv: string[]): Promise<Ended> =>
  start(NODE, [MAIN, ...argv], { home: path.join(folder, 'home'), cwd: folder }).ended
const inFolder = (name: string): string => path.join(folder, name)

async function report(...argv: string[]): Promise<AnalysisReport> {
  const { out } = await artdag(...argv, '--json')
  return jsonLines(out)[0] as AnalysisReport
}

describe('analyze', () => {
  it('tells people the essential, and scripts everything', async () => {
    const { exitCode, out, err } = await artdag('analyze', 'song.flac')
    expect([exitCode, err]).toEqual([0, ''])
    expect(out).toMatch(/^song\.flac {2}0:20\.00\n\ntempo +1(19|20)\.\d BPM \(\d+ % sure\)/)
    expect(out).toMatch(/\nenergy +[▁-█]{60}\n/)
    const full = await report('analyze', 'song.flac')
    expect(full.energy?.values.length).toBeGreaterThan(300)
    expect(await report('analyze', full.source)).toEqual(full)
  })

  it('of the features asked for only', async () => {
    const { out } = await artdag('analyze', 'mute.mp4', '--features', 'scenes, still')
    expect(out).toMatch(/^mute\.mp4 {2}0:01\.20\n\nscenes .*\nstill .*\n\n {2}cid /)
  })

  it('of sound that is not there ends with 2, and says what there is', async () => {
    const { exitCode, err } = await artdag('analyze', 'mute.mp4', '--features', 'beats')
    expect(exitCode).toBe(2)
    expect(err).toContain('mute.mp4 has no sound to analyse')
    expect(err).toContain('scenes')
  })
})

describe('beats', () => {
  it('are listed by bars', async () => {
    const { exitCode, out } = await artdag('beats', 'song.flac')
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^song\.flac {2}1(19|20)\.\d BPM .* bars of \d\n/)
    expect(out).toMatch(/\n *2( +\d+\.\d{3})+\n/)
  })

  it.each([
    ['alone', [], 1],
    ['over the song', ['--with-song'], 2],
  ] as const)('click %s at the very times', async (_what, more, channels) => {
    const { beats = [], ...rest } = await report('beats', 'song.flac', '--click', 'click.wav', ...more)
    const file = inFolder('click.wav')
    expect(rest).toMatchObject({ click: { path: file, sizeBytes: readFileSync(file).length } })
    expect(readFileSync(file).length).toBe(44 + 20 * 48_000 * 2 * channels)
    if (channels === 2) return
    const heard = clickTimes(await readAudio(file, 48_000), 48_000)
    expect(heard).toHaveLength(beats.length)
    for (const [i, sec] of heard.entries()) expect(sec).toBeCloseTo(beats[i] as number, 3)
  })

  it.each(['beats.csv', 'beats.txt', 'beats.json', 'beats.mid', 'beats.otio', 'beats.edl'])(
    'go out as %s and come back as corrections',
    async (name) => {
      const { beats = [] } = await report('beats', 'song.flac', '--export', name)
      expect(existsSync(inFolder(name))).toBe(true)
      const back = await report('beats', 'song.flac', '--import', name)
      expect(back.corrections).toMatch(/^b/)
      expect(back.beats).toHaveLength(beats.length)
      for (const [i, sec] of (back.beats ?? []).entries())
        expect(Math.abs(sec - (beats[i] as number))).toBeLessThan(0.021)
    },
  )

  it('that were tapped are used by other commands with --corrections', async () => {
    writeFileSync(inFolder('taps.csv'), Array.from({ length: 19 }, (_, i) => `${i + 0.5}\n`).join(''))
    const { out } = await artdag('beats', 'song.flac', '--import', 'taps.csv')
    const cid = /corrections {2}(b\S+)/.exec(out)?.[1] as string
    const corrected = await report('analyze', 'song.flac', '--features', 'beats,tempo', '--corrections', cid)
    const tapped = corrected.beats?.filter((sec) => sec >= 0.5 && sec <= 18.5)
    expect(tapped).toEqual(Array.from({ length: 19 }, (_, i) => i + 0.5))
    expect(corrected.tempo?.bpm).toBeCloseTo(60, 1)
    expect(corrected.corrections).toBe(cid)
    const wrong = await artdag('beats', inFolder('mute.mp4'), '--corrections', cid)
    expect(wrong.exitCode).toBe(2)
  })

  it.each([
    [['--with-song'], '--click'],
    [['--click', 'song.flac'], 'would be overwritten'],
    [['--import', 'no.csv'], 'there is no list of marks no.csv'],
    [['--export', 'x.doc'], 'no format'],
    [['--import', 'song.flac'], 'no format'],
    [['--import', 'bad.csv'], 'line 2'],
    [['--corrections', 'mine'], 'corrections'],
  ])('with %j is bad usage', async (argv, words) => {
    writeFileSync(inFolder('bad.csv'), '1\nsoon\n')
    const { exitCode, err } = await artdag('beats', 'song.flac', ...argv)
    expect([exitCode, err]).toEqual([2, expect.stringContaining(words)])
  })
})
