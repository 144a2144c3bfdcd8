/** The forms that hardware gives to profiles, and the commands that come of them. */
import { describe, expect, it, test } from 'vitest'
import type { TaskId } from '../../../engine/contract/ids.ts'
import { HardwareEncoder } from '../../../engine/contract/schemas.ts'
import { writeCommand } from '../../../engine/media/command.ts'
import { deliver } from '../../../engine/media/deliver.ts'
import {
  HARDWARE,
  hardwareProfiles,
  hasHardwareForm,
  withHardware,
} from '../../../engine/media/encoders/hardware.ts'
import { use } from '../../../engine/media/graph/filters.ts'
import { outOf } from '../../../engine/media/graph/placeholders.ts'
import type { VideoStream } from '../../../engine/media/graph/stream.ts'
import { PROFILES, type Profile, pieceProfileOf, profileNamed } from '../../../engine/media/profiles.ts'
import { namedProfile } from '../../../engine/plan/build-media.ts'

const named = (name: string): Profile => profileNamed(name) as Profile
const names = HardwareEncoder.options

test('every name that may be asked for is one encoder of the table', () => {
  expect(HARDWARE.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  expect(new Set(HARDWARE.map(({ encoder }) => encoder)).size).toBe(HARDWARE.length)
})

test('only what libx264 encodes by quality has forms in hardware', () => {
  expect(PROFILES.filter(hasHardwareForm).map(({ name }) => name)).toEqual(['mp4', 'draft'])
  for (const name of ['webm', 'png', 'flac']) expect(withHardware(named(name), 'nvenc')).toBe(named(name))
  expect(withHardware(named('mp4'), undefined)).toBe(named('mp4'))
})

test('no two forms are one document, so that their files never mix', () => {
  const all = [...PROFILES, ...hardwareProfiles()]
  expect(new Set(all.map((profile) => namedProfile(profile).cid)).size).toBe(all.length)
})

describe.each(names)('%s', (name) => {
  const mp4 = withHardware(named('mp4'), name)
  const draft = withHardware(named('draft'), name)

  it('keeps all of the profile but what encodes', () => {
    expect({ ...mp4, video: undefined }).toEqual({ ...named('mp4'), video: undefined })
    expect(mp4.video).toMatchObject({ hardware: { name }, pixelFormats: ['yuv420p'], needsEvenSize: true })
    expect(draft.video?.maxHeight).toBe(360)
  })

  it('encodes mp4 better than draft', () => {
    const quality = ({ video }: Profile): number => {
      const { cq, qp, qp_p, global_quality, 'q:v': q } = video?.options ?? {}
      return q === undefined ? Number(cq ?? qp ?? qp_p ?? global_quality) : 65 - Number(q)
    }
    expect(quality(draft) - quality(mp4)).toBeGreaterThanOrEqual(10)
  })

  it('writes pieces that start with a key frame and are decoded in the order they are shown', () => {
    expect(mp4.video?.options).toMatchObject({ bf: '0', g: '48' })
    expect(mp4.video?.pieces).toEqual({ longest: 288, reorderFrames: 0 })
    expect(pieceProfileOf(mp4)?.video).toMatchObject({ encoder: `h264_${name}`, hardware: { name } })
  })
})

const picture: VideoStream = {
  ...{ width: 64, height: 36, fps: { num: 25, den: 1 }, frames: 4, isStill: false },
  ...{ pixelFormat: 'yuv420p', matrix: 'bt601' },
  node: {
    kind: 'filter',
    media: 'video',
    use: use('testsrc2', { s: '64x36', r: { num: 25, den: 1 } }),
    inputs: [],
  },
}

function commandOf(profile: Profile, ...ids: readonly string[]): string {
  const outputs = ids.map((id) => ({
    delivery: deliver({ video: picture }, profile),
    profile,
    path: outOf(id as TaskId),
  }))
  return writeCommand(...outputs).argv.join(' ')
}

describe('a command', () => {
  it('uploads every output to one device that is opened once', () => {
    const command = commandOf(withHardware(named('mp4'), 'vaapi'), 'a', 'b')
    expect(command.match(/-init_hw_device vaapi=hw -filter_hw_device hw /g)).toHaveLength(1)
    const uploads = [...command.matchAll(/(\[v\d+\])format=nv12,hwupload(\[hv\d+\])/g)]
    expect(uploads).toHaveLength(2)
    for (const [, , pad] of uploads)
      expect(command).toContain(`-map ${pad} -c:v h264_vaapi -rc_mode:v CQP -qp:v 20`)
  })

  it('only converts where the encoder takes pictures from memory', () => {
    const command = commandOf(withHardware(named('mp4'), 'qsv'), 'a')
    expect(command).toMatch(/\[v\d+\]format=nv12\[hv\d+\] -map \[hv\d+\] -c:v h264_qsv /)
    expect(command).not.toMatch(/hwupload|init_hw_device/)
  })

  it('is as it always was in software', () => {
    expect(commandOf(named('mp4'), 'a')).not.toMatch(/nv12|hwupload|init_hw_device|\[h/)
  })
})
