/** Profiles are part of a file's key: whatever changes one changes what is cached, so a change must be seen here. */
import { describe, expect, it } from 'vitest'
import type { VideoStream } from '../../engine/media/graph/stream.ts'
import {
  defaultProfile,
  mezzanineFor,
  PROFILES,
  profileForExtension,
  profileNamed,
} from '../../engine/media/profiles.ts'
import { namedProfile } from '../../engine/plan/build-media.ts'

const picture = (more: Partial<VideoStream> = {}): VideoStream => ({
  width: 640,
  height: 360,
  fps: { num: 25, den: 1 },
  frames: 10,
  isStill: false,
  pixelFormat: 'yuv420p',
  matrix: 'bt601',
  node: undefined as never,
  ...more,
})

describe('profiles', () => {
  it('keep their CIDs: a change here makes every file of the profile anew', () => {
    expect(
      Object.fromEntries(PROFILES.map((profile) => [profile.name, namedProfile(profile).cid])),
    ).toMatchSnapshot()
    expect(namedProfile(mezzanineFor(picture())).cid).toMatchSnapshot('mezzanine')
    expect(namedProfile(mezzanineFor(picture({ pixelFormat: 'rgba' }))).cid).toMatchSnapshot(
      'mezzanine for rgba',
    )
  })

  it.each(PROFILES.map((profile) => [profile.name, profile] as const))('%s is complete', (name, profile) => {
    expect(profileNamed(name)).toBe(profile)
    expect(profile.title).not.toBe('')
    expect(profile.kind === 'audio' ? profile.video : profile.video?.pixelFormats).not.toEqual([])
    expect(profile.kind === 'audio' ? profile.audio : profile.video).toBeDefined()
    // The number of threads changes the bytes of these encoders.
    if (profile.video && /264|vpx/.test(profile.video.encoder))
      expect(profile.video.threads).toBeGreaterThan(0)
  })

  it('have names of their own', () => {
    expect(new Set(PROFILES.map(({ name }) => name)).size).toBe(PROFILES.length)
  })
})

describe('a profile', () => {
  it.each([
    ['.mp4', 'mp4'],
    ['MP4', 'mp4'],
    ['.jpeg', 'jpg'],
    ['.png', 'png'],
    ['.webm', 'webm'],
    ['.wav', 'wav'],
    ['.flac', 'flac'],
  ])('for the extension %s is %s', (extension, name) => {
    expect(profileForExtension(extension)?.name).toBe(name)
  })

  it('for an extension nobody writes is none', () => {
    for (const extension of ['.exe', '', '.', 'constructor'])
      expect(profileForExtension(extension)).toBeUndefined()
  })

  it('is chosen by what the result is when nobody says', () => {
    expect(defaultProfile({}).name).toBe('flac')
    expect(defaultProfile({ video: picture({ isStill: true }) }).name).toBe('png')
    expect(defaultProfile({ video: picture() }).name).toBe('mp4')
  })
})

describe('an intermediate', () => {
  const encoderFor = (more: Partial<VideoStream>) => mezzanineFor(picture(more)).video

  it('is written in the pixel format of the step, whatever that is', () => {
    for (const pixelFormat of ['yuv420p', 'yuv422p', 'yuv444p', 'yuv420p10le', 'yuva420p'])
      expect(encoderFor({ pixelFormat })?.pixelFormats).toContain(pixelFormat)
    expect(encoderFor({ pixelFormat: 'rgb24' })?.pixelFormats).toEqual(['bgr0'])
    expect(encoderFor({ pixelFormat: 'rgba' })?.pixelFormats).toEqual(['bgra'])
  })

  it('of odd sides goes to an encoder that takes them', () => {
    expect(encoderFor({})?.encoder).toBe('libx264')
    expect(encoderFor({ width: 641 })?.encoder).toBe('ffv1')
  })

  it('is cut into slices only where no sample of colour lies on a border', () => {
    const slicesOf = (width: number, height: number) =>
      encoderFor({ pixelFormat: 'yuva420p', width, height })?.options.slices
    expect([slicesOf(640, 360), slicesOf(4, 6)]).toEqual(['4', '4'])
    expect([slicesOf(641, 360), slicesOf(640, 359), slicesOf(2, 6)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('of sound alone keeps every bit of it', () => {
    expect(mezzanineFor(undefined).audio?.encoder).toBe('pcm_f32le')
  })
})
