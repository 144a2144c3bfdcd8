/**
 * What is told of ffmpeg's words. `NVENC_7`, `QSV_5`, `VAAPI` and `BAD_INPUT` were said by 5.1 and 7.0 where there was no hardware; the
 * others are put together from their sources.
 */
import { describe, expect, it, test } from 'vitest'
import { ArtDagError } from '../../../engine/contract/errors.ts'
import { encoderTrouble, hardwareFault } from '../../../engine/media/encoders/encoder-trouble.ts'
import type { RunOutcome } from '../../../engine/media/process/run-outcome.ts'
import { toTaskError } from '../../../engine/media/process/run-outcome.ts'

const NVENC_7 = `[h264_nvenc @ 0x55facc7fbd80] [error] Cannot load libcuda.so.1
[vost#0:0/h264_nvenc @ 0x55facc7fb8c0] [error] Error while opening encoder - maybe incorrect parameters such as bit_rate, rate, width or height.
[vf#0:0 @ 0x55facc8187c0] [error] Error sending frames to consumers: Operation not permitted
[out#0/mp4 @ 0x55facc7fabc0] [error] Nothing was written into output file, because at least one of its streams received no packets.`
const SESSIONS = `[h264_nvenc @ 0x1] [error] OpenEncodeSessionEx failed: out of memory (10): (no details)
[h264_nvenc @ 0x1] [error] No capable devices found`
const QSV_5 = `[h264_qsv @ 0x562d8ebf6780] [error] Error initializing an internal MFX session: unsupported (-3)
[error] Error initializing output stream 0:0 -- Error while opening encoder for output stream #0:0`
const VAAPI = `[error] Device creation failed: -542398533.
[error] Failed to set value 'vaapi=hw' for option 'init_hw_device': Generic error in an external library
[fatal] Error parsing global options: Generic error in an external library`
const LOST = `[vost#0:0/h264_amf @ 0x5] [error] Error submitting video frame to the encoder`
const UPLOAD = `[Parsed_hwupload_7 @ 0x5] [error] Failed to upload frame: -5.`
const BAD_INPUT = `[vist#0:0/h264 @ 0x558b726fdc80] [dec:h264 @ 0x558b726fd3c0] [error] Decoding error: Invalid data found when processing input
[vist#0:0/h264 @ 0x558b726fdc80] [dec:h264 @ 0x558b726fd3c0] [fatal] Decode error rate 1 exceeds maximum 0.666667
[error] Cannot determine format of input 0:0 after EOF
[vost#0:0/h264_nvenc @ 0x558b726f7c40] [error] Could not open encoder before EOF
[vost#0:0/h264_nvenc @ 0x558b726f7c40] [error] Task finished with error code: -22 (Invalid argument)`
const SOFTWARE = `[libx264 @ 0x5] [error] height not divisible by 2 (64x35)
[vost#0:0/libx264 @ 0x5] [error] Error while opening encoder - maybe incorrect parameters`

test.each([
  [NVENC_7, 'Cannot load libcuda.so.1'],
  [SESSIONS, 'OpenEncodeSessionEx failed: out of memory (10): (no details)'],
  [QSV_5, 'Error initializing an internal MFX session: unsupported (-3)'],
  [VAAPI, 'no vaapi device can be opened'],
  [LOST, 'Error submitting video frame to the encoder'],
  [UPLOAD, 'Failed to upload frame: -5.'],
  ["[fatal] Unknown encoder 'h264_amf'", "Unknown encoder 'h264_amf'"],
  [BAD_INPUT, undefined],
  [SOFTWARE, undefined],
  ['', undefined],
])('the most telling line is chosen (%#)', (stderr, reason) => {
  expect(encoderTrouble(stderr)).toBe(reason)
})

const failure = (encoder: string, more: Partial<RunOutcome>): ArtDagError =>
  toTaskError({
    ...{ kind: 'failed', stderrTail: '', wallSec: 1, command: ['ffmpeg', '-c:v', encoder] },
    ...more,
  })

describe('a task is moved to software', () => {
  it.each([
    ['h264_nvenc', { stderrTail: NVENC_7 }, 'Cannot load libcuda.so.1'],
    ['h264_vaapi', { kind: 'killed', signal: 'SIGSEGV' }, 'it crashed (SIGSEGV)'],
    ['h264_qsv', { kind: 'stalled' }, 'it made no progress'],
  ] as const)('when %s is at fault', (encoder, more, reason) => {
    expect(hardwareFault(failure(encoder, more))).toBe(reason)
  })

  it('when its pieces cannot be joined', () => {
    const error = new ArtDagError('TASK_FAILED', 'they differ', { details: { kind: 'odd-pieces' } })
    expect(hardwareFault(error)).toBe('its pieces cannot be joined')
  })

  it.each([
    ['what it reads is broken', failure('h264_nvenc', { stderrTail: BAD_INPUT })],
    ['the disk is full', failure('h264_nvenc', { stderrTail: 'No space left on device' })],
    ['it was cancelled', failure('h264_nvenc', { kind: 'cancelled' })],
    ['it was killed from outside', failure('h264_nvenc', { kind: 'killed', signal: 'SIGKILL' })],
    ['software crashed', failure('libx264', { kind: 'killed', signal: 'SIGSEGV' })],
    ['it is no failure of a command', new Error('h264_nvenc')],
  ])('not when %s', (_, error) => {
    expect(hardwareFault(error)).toBeUndefined()
  })
})
