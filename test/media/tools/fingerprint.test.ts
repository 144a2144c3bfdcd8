/** What is kept of an ffmpeg's word about its build. */
import { expect, test } from 'vitest'
import { learnFingerprint, parseLibraries } from '../../../engine/media/tools/fingerprint.ts'

const about = (configuration: string) => `ffmpeg version n7.0 Copyright (c) 2000-2024 the FFmpeg developers
built with gcc 13.2.0
configuration: ${configuration}
libavutil      59.  8.100 / 59.  8.101
libavcodec     61.  3.100 / 61.  3.100
`

test('libraries are those it runs with, without the blanks', () => {
  expect(parseLibraries(about('--enable-gpl'))).toEqual({ libavutil: '59.8.101', libavcodec: '61.3.100' })
  expect(parseLibraries('')).toEqual({})
})

test('builds with other options are told apart, and the options themselves stay here', async () => {
  const of = (options: string) => learnFingerprint('/no/ffmpeg', about(options), [])
  const one = await of('--prefix=/home/ann/build')
  expect(one.configuration).toMatch(/^[0-9a-f]{64}$/)
  expect(one).toEqual(await of('--prefix=/home/ann/build'))
  expect(one.configuration).not.toBe((await of('--prefix=/home/bob/build')).configuration)
})

test('an ffmpeg that cannot be asked for its encoders keeps the rest', async () => {
  const { libraries } = await learnFingerprint('/no/ffmpeg', about(''), ['libx264'])
  expect(libraries).toEqual({ libavutil: '59.8.101', libavcodec: '61.3.100' })
})
