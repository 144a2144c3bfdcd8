/** What costs are learned for: the processor, the number of its cores, the version of ffmpeg. */
import { cpus } from 'node:os'
import type { EngineParts } from '../parts.ts'

let processor: string | undefined

/** Costs learned on another machine, or with another ffmpeg, say nothing here. Planning needs no ffmpeg. */
export async function machineOf({ tools }: EngineParts): Promise<string> {
  const version = await tools().then(
    ({ ffmpeg }) => ffmpeg.version,
    () => 'none',
  )
  return `${describeProcessor()}, ffmpeg ${version}`
}

/** Asked once: the system describes every core at length. */
function describeProcessor(): string {
  if (processor !== undefined) return processor
  const cores = cpus()
  processor = `${cores[0]?.model ?? process.arch} × ${cores.length}`
  return processor
}
