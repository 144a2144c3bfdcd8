/** Stills, sound alone, picture with other sound, and every profile. */
import { describe, expect, it, vi } from 'vitest'
import { PROFILES } from '../../engine/media/profiles.ts'
import { finished, openEngine } from '../support/engine.ts'
import { makeClip } from '../support/media.ts'
import { makePicture } from '../support/odd-media.ts'
import { clickTimes, decodeFacts, readAudio, readFrameNumbers } from '../support/readback.ts'
import { makeScript } from '../support/scripts.ts'
import { TOOLS } from '../support/tools.ts'

const cut = `
inputs: { clip: video }
steps: [{ id: cut, type: SEGMENT, inputs: [clip], config: { offset: 0.4, duration: 1 } }]
output: cut`

describe('profiles', () => {
  it.each(PROFILES.filter(({ kind }) => kind === 'video'))(
    '$name holds every frame, and the sound it can',
    async ({ name, audio }) => {
      const engine = await openEngine()
      const clip = await makeClip({ frames: 50, sound: 'clicks', width: 256, height: 144 })
      const file = await engine.render(cut, { clip }, { profile: name })
      expect(await readFrameNumbers(file)).toEqual(Array.from({ length: 25 }, (_, index) => index + 10))
      if (!audio) return expect((await decodeFacts(file)).audio).toBeUndefined()
      const clicks = clickTimes(await readAudio(file, 48000), 48000)
      expect(clicks.map((time) => time.toFixed(1))).toEqual(['0.6'])
    },
  )

  const lossless = ['flac', 'wav']
  it.each(PROFILES.filter(({ kind }) => kind === 'audio'))(
    '$name holds the sound, in its place',
    async ({ name }) => {
      const engine = await openEngine()
      const clip = await makeClip({ frames: 50, sound: 'clicks' })
      const sound = await readAudio(await engine.render(cut, { clip }, { profile: name }), 48000)
      if (lossless.includes(name)) expect(sound).toHaveLength(48_000)
      // A lossy codec works in frames of about a thousand samples, and fills the last.
      expect(Math.abs(sound.length - 48_000)).toBeLessThan(2500)
      expect(Math.abs((clickTimes(sound, 48000)[0] ?? 0) - 0.6)).toBeLessThan(0.002)
    },
  )

  it.each(PROFILES.filter(({ kind }) => kind === 'image'))(
    '$name holds the first frame of a clip',
    async ({ name }) => {
      const engine = await openEngine()
      const clip = await makeClip({ frames: 50 })
      expect(await readFrameNumbers(await engine.render(cut, { clip }, { profile: name }))).toEqual([10])
    },
  )

  it('are chosen by the name of the file wanted, and a conflict is refused', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50 })
    expect((await engine.plan(cut, { clip }, { outputName: 'x.WEBM' })).profile).toBe('webm')
    await expect(engine.plan(cut, { clip }, { outputName: 'x.webm', profile: 'mp4' })).rejects.toMatchObject({
      code: 'USAGE',
    })
    await expect(engine.plan(cut, { clip }, { outputName: 'x.docx' })).rejects.toMatchObject({
      code: 'USAGE',
    })
    await expect(engine.plan(cut, { clip }, { profile: 'flac' })).rejects.toMatchObject({ code: 'USAGE' })
  })

  it('write the id of the step into the file, and nothing that varies', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50, sound: 'clicks' })
    const { steps } = await engine.plan(cut, { clip })
    const { tags } = await decodeFacts(await engine.render(cut, { clip }))
    expect(tags).toMatchObject({ 'artdag:step': steps.at(-1)?.cacheId })
    expect(Object.keys(tags).filter((tag) => /date|creation|encoder/.test(tag))).toEqual([])
  })
})

describe('a still', () => {
  const effect = `
inputs: { picture: image }
steps: [{ id: seen, type: EFFECT, inputs: [picture], config: { effect: identity } }]
output: seen`

  it('stays a picture through an effect, pixel for pixel', async () => {
    const engine = await openEngine()
    const picture = await makePicture('png')
    const file = await engine.render(effect, { picture })
    const [before, after] = [await decodeFacts(picture), await decodeFacts(file)]
    expect(after.streams).toEqual(['video:png'])
    expect([after.video?.width, after.video?.height]).toEqual([before.video?.width, before.video?.height])
  })

  it('lasts as long as its segment says, and five seconds in a sequence when nothing says', async () => {
    const engine = await openEngine()
    const picture = await makePicture('jpg')
    const clip = await makeClip({ frames: 20, width: 64, height: 64 })
    const recipe = `
inputs: { picture: image, clip: video }
steps:
  - { id: held, type: SEGMENT, inputs: [picture], config: { duration: 0.4 } }
  - { id: all, type: SEQUENCE, inputs: [held, clip, picture] }
output: all`
    expect((await decodeFacts(await engine.render(recipe, { picture, clip }))).video?.frames).toBe(
      10 + 20 + 125,
    )
  })
})

describe('sound', () => {
  it('alone is cut to the sample and joined without a gap', async () => {
    const engine = await openEngine()
    const track = await makeClip({ frames: 0, sound: 'clicks', soundSec: 4, container: 'flac' })
    const recipe = `
inputs: { track: audio }
steps:
  - { id: a, type: SEGMENT, inputs: [track], config: { offset: 0.5, duration: 1 } }
  - { id: b, type: SEGMENT, inputs: [track], config: { offset: 2.5, duration: 1 } }
  - { id: all, type: SEQUENCE, inputs: [a, b] }
output: all`
    const sound = await readAudio(await engine.render(recipe, { track }), 48000)
    expect(sound).toHaveLength(96_000)
    const times = clickTimes(sound, 48000)
    expect(times.map((time) => time.toFixed(2))).toEqual(['0.50', '1.50'])
  })

  const mux = (shortest: boolean) => `
inputs: { clip: video, track: audio }
steps: [{ id: both, type: MUX, inputs: [clip, track], config: { shortest: ${shortest} } }]
output: both`

  it('under another picture ends with the shorter of the two', async () => {
    const engine = await openEngine()
    const [clip, track] = [
      await makeClip({ frames: 75 }),
      await makeClip({ frames: 0, sound: 'clicks', soundSec: 2, container: 'flac' }),
    ]
    expect((await decodeFacts(await engine.render(mux(true), { clip, track }))).video?.frames).toBe(50)
  })

  it('longer than the picture holds its last frame when asked to', async () => {
    const engine = await openEngine()
    const [clip, track] = [
      await makeClip({ frames: 25 }),
      await makeClip({ frames: 0, sound: 'clicks', soundSec: 2, container: 'flac' }),
    ]
    const numbers = await readFrameNumbers(await engine.render(mux(false), { clip, track }))
    expect(numbers).toHaveLength(50)
    expect(new Set(numbers.slice(24))).toEqual(new Set([24]))
  })

  it('beside silent pictures fills a sequence from the first sample to the last', async () => {
    const engine = await openEngine()
    const [silent, loud] = [await makeClip({ frames: 25 }), await makeClip({ frames: 25, sound: 'clicks' })]
    const recipe = `
inputs: { silent: video, loud: video }
steps: [{ id: all, type: SEQUENCE, inputs: [silent, loud, silent] }]
output: all`
    const sound = await readAudio(await engine.render(recipe, { silent, loud }, { profile: 'flac' }), 48000)
    expect(sound).toHaveLength(144_000)
    expect(clickTimes(sound, 48000).map((time) => time.toFixed(2))).toEqual(['1.00'])
  })
})

describe('a run that fails', () => {
  it('says how ffmpeg ended, with its command and its last words, and serves nothing', async () => {
    vi.stubEnv(
      'FFMPEG_PATH',
      await makeScript(
        `case "$*" in *artdag:step*) echo 'no such luck' >&2; exit 9;; esac\nexec '${TOOLS.ffmpeg}' "$@"\n`,
      ),
    )
    const engine = await openEngine()
    const end = finished(await engine.run(cut, { clip: await makeClip({ frames: 50 }) }))
    vi.unstubAllEnvs()
    expect(end).toMatchObject({ state: 'failed', error: { code: 'TASK_FAILED' } })
    expect(end.error?.message).toMatch(/failed with exit code 9[\s\S]*-filter_complex[\s\S]*no such luck/)
    expect(end.output).toBeUndefined()
    expect((await engine.client.content.list({})).items).toHaveLength(1)
  })

  it('for a segment beyond the end names the step and what to try', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 50 })
    await expect(engine.plan(cut.replace('0.4', '40'), { clip })).rejects.toMatchObject({
      code: 'RECIPE_INVALID',
      message: expect.stringContaining('steps.cut: the segment begins at 40 s'),
    })
  })

  it('cancelled on the way leaves no file behind and can be run again', async () => {
    const engine = await openEngine()
    const clip = await makeClip({ frames: 500, width: 640, height: 360 })
    const recipe = cut
      .replace('duration: 1', 'duration: 19')
      .replace('output: cut', 'output: cut\noutput_profile: webm')
    const stop = new AbortController()
    const events = []
    const running = await engine.client.runs.start(
      { recipe: { text: recipe, fileName: 'r.yaml' }, inputs: [{ name: 'clip', content: clip }] },
      { signal: stop.signal },
    )
    for await (const event of running) {
      events.push(event)
      if (event.event === 'task-progress') stop.abort()
    }
    expect(finished(events)).toMatchObject({ state: 'cancelled', error: { code: 'CANCELLED' } })
    expect((await engine.client.content.list({})).items).toHaveLength(1)
  })
})
