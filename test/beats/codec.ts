/** Sound through a lossy codec and back, as a user's file would bring it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runTool, TOOLS } from '../support/tools.ts'
import { RATE } from './drums.ts'
import type { Codec } from './song-spec.ts'

/** As many channels as there were; the delay of the codec is what the container says, which ffmpeg takes off. */
export async function encodeAndBack(
  channels: readonly Float32Array[],
  { extension, encoder, kbps }: Codec,
): Promise<Float32Array[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'artdag-beats-'))
  const [raw, coded] = [path.join(folder, 'raw.f32'), path.join(folder, `coded.${extension}`)]
  const layout = ['-f', 'f32le', '-ar', `${RATE}`, '-ac', `${channels.length}`]
  try {
    writeFileSync(raw, interleave(channels))
    const encoding = ['-c:a', encoder, '-b:a', `${kbps}k`]
    await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-y', ...layout, '-i', raw, ...encoding, coded])
    await runTool(TOOLS.ffmpeg, ['-nostdin', '-v', 'error', '-y', '-i', coded, ...layout, raw])
    return separate(readFileSync(raw), channels.length)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bytes of 32-bit floats, channels in turn. */
export function interleave(channels: readonly Float32Array[]): Buffer {
  const count = channels.length
  const samples = new Float32Array((channels[0] as Float32Array).length * count)
  for (const [c, channel] of channels.entries())
    for (let i = 0; i < channel.length; i++) samples[i * count + c] = channel[i] as number
  return Buffer.from(samples.buffer)
}

/** Undoes `interleave`. */
export function separate(bytes: Buffer, count: number): Float32Array[] {
  const samples = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2)
  const length = Math.floor(samples.length / count)
  return Array.from({ length: count }, (_, c) =>
    Float32Array.from({ length }, (_, i) => samples[i * count + c] as number),
  )
}
