/** Songs as files, for programs that read files. */
import { writeFileSync } from 'node:fs'
import { RATE } from './drums.ts'

/** A WAV file of 16 bits, cut off at full scale. */
export function writeWav(file: string, channels: readonly Float32Array[]): void {
  const count = channels.length
  const length = channels[0]?.length ?? 0
  const data = new Int16Array(length * count)
  for (const [c, channel] of channels.entries())
    for (let i = 0; i < length; i++)
      data[i * count + c] = Math.max(-32768, Math.min(32767, Math.round((channel[i] as number) * 32767)))
  writeFileSync(file, Buffer.concat([header(count, data.byteLength), Buffer.from(data.buffer)]))
}

function header(channels: number, dataBytes: number): Buffer {
  const bytes = Buffer.alloc(44)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + dataBytes, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20) // whole numbers
  bytes.writeUInt16LE(channels, 22)
  bytes.writeUInt32LE(RATE, 24)
  bytes.writeUInt32LE(RATE * channels * 2, 28)
  bytes.writeUInt16LE(channels * 2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(dataBytes, 40)
  return bytes
}
