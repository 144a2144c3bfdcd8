/** Handlers of analysis: what is heard and seen in media, corrected, and exchanged with other programs. */
import type { AnalysisEvent } from '../../contract/analysis-procedures.ts'
import { type AnalyseOptions, analyseMedia } from './analyse-media.ts'
import { os, refusePaths } from './context.ts'
import { streamEvents } from './event-stream.ts'
import { exportMarks, importMarks } from './exchange-marks.ts'
import { writeClick } from './write-click.ts'

export const analysis = {
  get: os.analysis.get.handler(({ input, context, signal }) =>
    streamEvents<AnalysisEvent>(async (emit, stop) => {
      const { report } = await analyseMedia(input, context, { emit, signal: stop })
      emit({ event: 'analysed', report })
    }, signal),
  ),
  export: os.analysis.export.handler(({ input, context, signal }) =>
    exportMarks(input, context, quietly(signal)),
  ),
  click: os.analysis.click.handler(async ({ input, context, signal }) => {
    refusePaths(context)
    return await writeClick(input, context, quietly(signal))
  }),
  putCorrections: os.analysis.putCorrections.handler(({ input: { corrections }, context: { parts } }) => ({
    cid: parts.documents.put(corrections),
  })),
  importMarks: os.analysis.importMarks.handler(({ input, context, signal }) =>
    importMarks(input, context, quietly(signal)),
  ),
}

const quietly = (signal: AbortSignal | undefined): AnalyseOptions => ({ emit: () => {}, signal })
