/** A file of the browser's to the engine. By XMLHttpRequest, which alone tells how much has left. */
import { ArtDagError, type ErrorReport } from '../../engine/contract/errors.ts'
import type { Cid } from '../../engine/contract/ids.ts'
import type { ImportOptions } from './engine.tsx'

export interface Uploaded {
  readonly cid: Cid
  readonly isNew: boolean
}

export const upload = (
  origin: string,
  file: File,
  { signal, onProgress }: ImportOptions,
): Promise<Uploaded> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = ({ code, message, hint }: ErrorReport): void =>
      reject(new ArtDagError(code, message, hint === undefined ? {} : { hint }))
    request.open('POST', `${origin}/cache/upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded }) => onProgress(loaded, file.size)
    request.onload = () =>
      request.status < 300 ? resolve(request.response as Uploaded) : fail(reportIn(request))
    request.onerror = () =>
      fail({ code: 'SERVER_UNREACHABLE', message: `${file.name} did not reach the engine` })
    request.onabort = () => fail({ code: 'CANCELLED', message: `${file.name} was not imported` })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })

const reportIn = ({ response, status }: XMLHttpRequest): ErrorReport =>
  (response as ErrorReport | null) ?? { code: 'INTERNAL', message: `the engine answered ${status}` }
