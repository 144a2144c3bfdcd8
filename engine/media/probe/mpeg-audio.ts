/** MPEG audio (MP1, MP2, MP3): the length of a frame, from its header, and of the whole stream, where an encoder wrote it down. */

/** kbit/s by bitrate index 1–14. */
const BITRATES = {
  version1: {
    1: [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    2: [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    3: [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  },
  version2: {
    1: [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    2: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    3: [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
  },
} as const

/** Hz by rate index, for version 1; half of it for version 2, a quarter for 2.5. */
const RATES = [44100, 48000, 32000] as const

/** Undefined when the bytes are no frame header, or one of unknown length (free format). */
export function mpegAudioFrameBytes(header: Buffer): number | undefined {
  if (header.length < 4) return undefined
  const word = header.readUInt32BE(0)
  const version = (word >>> 19) & 3 // 3: version 1, 2: version 2, 0: version 2.5
  const layer = 4 - ((word >>> 17) & 3)
  if (word >>> 21 !== 0x7ff || version === 1 || layer === 4) return undefined
  const table = BITRATES[version === 3 ? 'version1' : 'version2'][layer as 1 | 2 | 3]
  const kilobits = table[((word >>> 12) & 0xf) - 1]
  const fullRate = RATES[(word >>> 10) & 3]
  if (kilobits === undefined || fullRate === undefined) return undefined
  const rate = version === 3 ? fullRate : version === 2 ? fullRate / 2 : fullRate / 4
  const padding = (word >>> 9) & 1
  return frameBytes(layer, version === 3, (kilobits * 1000) / rate, padding)
}

/** `bitsPerSample`: bits of the stream that pay for one sample. Layer 1 counts in slots of four bytes. */
function frameBytes(layer: number, isVersion1: boolean, bitsPerSample: number, padding: number): number {
  if (layer === 1) return (Math.floor(12 * bitsPerSample) + padding) * 4
  const samples = layer === 3 && !isVersion1 ? 576 : 1152
  return Math.floor((samples / 8) * bitsPerSample) + padding
}

/** Flag of the Xing header: the number of frames stands in it; of bytes. */
const HAS_FRAMES = 1
const HAS_BYTES = 2

/**
 * Bytes of all frames, from this first one on, as its encoder counted them (`Xing`, `Info`); undefined where it did not. The
 * header lies where the frame's own data would begin: behind what the decoder is told of its channels.
 */
export function xingBytes(frame: Buffer): number | undefined {
  if (mpegAudioFrameBytes(frame) === undefined) return undefined
  const isVersion1 = ((frame.readUInt8(1) >> 3) & 3) === 3
  const isMono = frame.readUInt8(3) >> 6 === 3
  const at = 4 + (isVersion1 ? (isMono ? 17 : 32) : isMono ? 9 : 17)
  if (frame.length < at + 16 || !['Xing', 'Info'].includes(frame.toString('latin1', at, at + 4)))
    return undefined
  const flags = frame.readUInt32BE(at + 4)
  return flags & HAS_BYTES ? frame.readUInt32BE(at + (flags & HAS_FRAMES ? 12 : 8)) : undefined
}
