/** Whether it was the encoder that failed, and not what it was given: by ffmpeg's words, and by how it ended. */
import { ArtDagError } from '../../contract/errors.ts'
import { HARDWARE } from './hardware.ts'

const NAMES: readonly string[] = HARDWARE.map(({ encoder }) => encoder)
const ENCODER = `(?:${NAMES.join('|')})`
const LEVEL = '\\[(?:error|fatal)\\]'

/** The most telling first. */
const WORDS: readonly { readonly said: RegExp; readonly means?: (said: string) => string }[] = [
  { said: new RegExp(`^\\[${ENCODER} @ \\w+\\] ${LEVEL} (.+)$`, 'm') },
  { said: new RegExp(`^\\[(?:AVHW\\w+|Parsed_hwupload_\\d+) @ \\w+\\] ${LEVEL} (.+)$`, 'm') },
  {
    said: /Failed to set value '(\w+)=hw' for option 'init_hw_device'/,
    means: (device) => `no ${device} device can be opened`,
  },
  {
    said: new RegExp(
      `^\\[vost#\\S+/${ENCODER} @ \\w+\\] ${LEVEL} (Error (?:while opening|submitting|encoding).*)$`,
      'm',
    ),
  },
  { said: /(Unknown encoder '\w+'|Encoder not found|Cannot load (?:nvcuda|libnvidia-encode|libcuda)\S*)/ },
]

const asSaid = (words: string): string => words

/** What an encoder said before ffmpeg gave up, for people; undefined when it was not the encoder. */
export function encoderTrouble(stderr: string): string | undefined {
  for (const { said, means = asSaid } of WORDS) {
    const words = said.exec(stderr)?.[1]
    if (words !== undefined) return means(words)
  }
  return undefined
}

/** Signals of a program that did something wrong, as drivers do inside the process that uses them. */
const CRASHES = ['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGFPE', 'SIGTRAP']

/** Why a hardware encoder is not to be used any further; undefined when a task failed for another reason. */
export function hardwareFault(error: unknown): string | undefined {
  if (!(error instanceof ArtDagError)) return undefined
  const { kind, signal, stderrTail, command = [] } = error.details ?? {}
  if (kind === 'odd-pieces') return 'its pieces cannot be joined'
  if (!(command as readonly string[]).some((word) => NAMES.includes(word))) return undefined
  if (CRASHES.includes(String(signal))) return `it crashed (${signal})`
  if (kind === 'stalled') return 'it made no progress'
  return encoderTrouble(String(stderrTail))
}
