/** Lists of packets from ffprobe, gathered as they come: exact times without decoding anything. */
import { StringDecoder } from 'node:string_decoder'

/** Options that make ffprobe print what `PacketScan` reads, one packet to a line. */
export const PACKET_OPTIONS: readonly string[] = [
  '-show_entries',
  'packet=stream_index,pts,dts,duration,flags:packet_side_data=side_data_type,skip_samples,discard_padding',
  '-of',
  'compact=print_section=0:nokey=1',
]

/** The packets of one stream in the order they are stored, without those that an edit list hides. */
export interface PacketList {
  /** Ticks of the stream's time base; NaN where the container has no such time. */
  readonly pts: readonly number[]
  readonly dts: readonly number[]
  /** Ticks of the packet shown last; undefined where unknown. */
  readonly lastDuration: number | undefined
  /** Longest run of packets from one key packet up to the next, or to the end. */
  readonly longestGop: number
  /** Ticks at which the last packet ends, trimmed samples taken off; undefined where unknown. */
  readonly end: number | undefined
  /** Samples to leave out before the first sample of the first packet. */
  readonly skipSamples: number
  /** Samples to leave out at the end of the last packet. */
  readonly padSamples: number
}

class GrowingList implements PacketList {
  readonly pts: number[] = []
  readonly dts: number[] = []
  lastDuration: number | undefined
  longestGop = 0
  skipSamples = 0
  padSamples = 0
  #lastPts = Number.NEGATIVE_INFINITY
  #gop = 0

  get end(): number | undefined {
    if (!Number.isFinite(this.#lastPts)) return undefined
    return this.#lastPts + (this.lastDuration ?? this.#lastStep())
  }

  add(pts: number, dts: number, duration: number, flags: string, skip: readonly number[]): void {
    this.#gop = flags.includes('K') ? 1 : this.#gop + 1
    this.longestGop = Math.max(this.longestGop, this.#gop)
    if (flags.includes('D')) return
    if (this.pts.length === 0) this.skipSamples = skip[0] ?? 0
    this.pts.push(pts)
    this.dts.push(dts)
    const time = Number.isNaN(pts) ? dts : pts
    if (!(time >= this.#lastPts)) return
    this.#lastPts = time
    this.lastDuration = duration > 0 ? duration : undefined
    this.padSamples = skip[1] ?? 0
  }

  /** Where packets have no durations, the last is as long as the one before it. */
  #lastStep(): number {
    const before = this.pts.at(-2)
    const last = this.pts.at(-1)
    return before === undefined || last === undefined || !(last > before) ? 0 : last - before
  }
}

/** A line is `stream|pts|dts|duration|flags`, then side data in threes behind their type. */
export class PacketScan {
  readonly #lists = new Map<number, GrowingList>()
  readonly #decoder = new StringDecoder('utf8')
  #rest = ''

  /** Packets read so far of all streams. */
  count = 0

  push(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#takeLine(line)
  }

  /** Empty for a stream without packets. */
  packetsOf(streamIndex: number): PacketList {
    return this.#lists.get(streamIndex) ?? new GrowingList()
  }

  #takeLine(line: string): void {
    const [stream = '', pts, dts, duration, flags, ...sideData] = line.split('|')
    if (flags === undefined || !/^\d+$/.test(stream)) return
    const skipAt = sideData.indexOf('Skip Samples')
    const skip = skipAt < 0 ? [] : sideData.slice(skipAt + 1, skipAt + 3).map(Number)
    this.#listOf(Number(stream)).add(Number(pts), Number(dts), Number(duration), flags, skip)
    this.count += 1
  }

  #listOf(streamIndex: number): GrowingList {
    const list = this.#lists.get(streamIndex) ?? new GrowingList()
    this.#lists.set(streamIndex, list)
    return list
  }
}
