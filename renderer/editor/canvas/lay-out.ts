/** Asks the layout worker, which lives as long as one layout takes. */
import type { Point } from './model/edits.ts'
import type { LayoutRequest } from './model/layout.ts'

/** Never settles once the signal is aborted. */
export const layOutBeside = (
  request: LayoutRequest,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Point>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
    const end = (): void => worker.terminate()
    signal.addEventListener('abort', end, { once: true })
    worker.onmessage = ({ data }: MessageEvent<ReadonlyMap<string, Point>>) => {
      end()
      resolve(data)
    }
    worker.onerror = ({ message }) => {
      end()
      reject(new Error(message))
    }
    worker.postMessage(request)
  })
