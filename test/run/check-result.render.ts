/** A file is believed only when it holds what was planned. */
import { describe, expect, it } from 'vitest'
import { deliver } from '../../engine/media/deliver.ts'
import { clipOf } from '../../engine/media/graph/clip.ts'
import { type Profile, profileNamed } from '../../engine/media/profiles.ts'
import { locateTools } from '../../engine/media/tools/locate.ts'
import { TOOL_NEEDS } from '../../engine/media/tools/requirements.ts'
import { checkResult } from '../../engine/run/execute/check-result.ts'
import { factsOf, fileOf, SOUND } from '../plan/kit.ts'
import { makeClip } from '../support/media.ts'

const canvas = { fps: { num: 25, den: 1 }, sampleRate: 48_000, channels: 2 }
const ref = { kind: 'media', cid: fileOf('a').cid, demuxer: 'mov' } as const
const small = factsOf({ width: 160, height: 96, frames: 50, endSec: 2 })

async function check(file: string, facts = small, profile = 'mp4') {
  const planned = deliver(clipOf(ref, facts, canvas), profileNamed(profile) as Profile)
  const tools = await locateTools({ needs: TOOL_NEEDS })
  return await checkResult(file, planned, tools, new AbortController().signal)
}

describe('a rendered file', () => {
  it('that is as planned gives its facts', async () => {
    const facts = await check(await makeClip({ frames: 50, sound: 'sweep' }))
    expect(facts.video[0]?.frames).toBe(50)
  })

  it.each([
    ['a frame less', { frames: 49, sound: 'sweep', soundSec: 2 }, 'it has 49 frames instead of 50'],
    ['another size', { frames: 50, sound: 'sweep', width: 128 }, 'it is 128×96 instead of 160×96'],
    ['no sound', { frames: 50 }, 'it has no sound'],
    [
      'too little sound',
      { frames: 50, sound: 'sweep', soundSec: 1.5 },
      /its sound ends at 1\.5\d* s instead of 2\.000 s/,
    ],
  ] as const)('with %s is refused in words', async (_, spec, fault) => {
    const file = await makeClip(spec)
    await expect(check(file)).rejects.toThrow(fault)
    await expect(check(file)).rejects.toMatchObject({ code: 'TASK_FAILED' })
  })

  it('with a picture where only sound was planned is refused', async () => {
    await expect(check(await makeClip({ frames: 50, sound: 'sweep' }), SOUND, 'wav')).rejects.toThrow(
      /it has a picture/,
    )
  })

  it('that cannot be read at all is a failed task, not an unreadable input', async () => {
    await expect(check(import.meta.filename)).rejects.toMatchObject({ code: 'TASK_FAILED' })
  })
})
