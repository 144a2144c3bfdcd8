/** `/cache/upload`: a file from elsewhere, streamed to the disk and hashed on the way, never held in memory. */
import type { ArrivingFile } from '../../content/receive-file.ts'
import { ArtDagError } from '../../contract/errors.ts'
import type { HandlerContext } from '../../run/handlers/context.ts'
import { takeMedia } from '../../run/serving/take-media.ts'
import { answerJson } from '../answer.ts'
import { MAX_UPLOAD_BYTES } from '../limits.ts'
import { boundaryOf, fileInForm } from './multipart.ts'
import { createOpenUploads, type OpenUploads } from './open-uploads.ts'
import { receive } from './receive.ts'
import type { Call, Route } from './route.ts'
import { readUploadId, readUploadRequest, type UploadPart } from './upload-request.ts'

export interface UploadRoutes {
  readonly routes: readonly Route[]
  /** Removes what is unfinished. */
  close(): Promise<void>
}

/** Of what is known of the length of a form around a file. */
const FORM_BYTES = 64 * 1024

export function createUploadRoutes(context: HandlerContext): UploadRoutes {
  const uploads = createOpenUploads()
  const route = { path: '/cache/upload', need: 'run' } as const
  return {
    routes: [
      {
        ...route,
        methods: ['POST'],
        body: { maxBytes: MAX_UPLOAD_BYTES + FORM_BYTES, types: ['*'] },
        handle: (call) => upload(call, context, uploads),
      },
      {
        ...route,
        methods: ['GET'],
        when: ({ query }) => query.has('upload'),
        handle: (call) => answerJson(call.res, uploads.look(keyOf(call, readUploadId(call.query)))),
      },
      {
        ...route,
        methods: ['DELETE'],
        when: ({ query }) => query.has('upload'),
        async handle(call) {
          await uploads.drop(keyOf(call, readUploadId(call.query)))
          answerJson(call.res, {})
        },
      },
    ],
    close: () => uploads.close(),
  }
}

async function upload(call: Call, context: HandlerContext, uploads: OpenUploads): Promise<void> {
  const { name, part } = readUploadRequest(call)
  if (part) return await uploadPart(call, part, { name, context, uploads })
  const file = await begin(context, Number(call.req.headers['content-length'] ?? 0))
  try {
    const boundary = boundaryOf(call.req.headers['content-type'])
    const parse =
      boundary === undefined ? undefined : (body: AsyncIterable<Buffer>) => fileInForm(body, boundary)
    await receive(call.req, file, { maxBytes: MAX_UPLOAD_BYTES, ...(parse ? { parse } : {}) })
    await finish(call, file, { name, context })
  } finally {
    await file.discard()
  }
}

interface PartOptions {
  readonly name: string | undefined
  readonly context: HandlerContext
  readonly uploads: OpenUploads
}

async function uploadPart(
  call: Call,
  part: UploadPart,
  { name, context, uploads }: PartOptions,
): Promise<void> {
  const { id, offset, totalBytes } = part
  const key = keyOf(call, id)
  if (totalBytes > MAX_UPLOAD_BYTES) throw tooMuch(totalBytes)
  const start = async () => ({ file: await begin(context, totalBytes), totalBytes })
  await uploads.use(key, start, async ({ file, totalBytes: known }) => {
    if (known !== totalBytes || file.receivedBytes !== offset) throw misfit(file.receivedBytes, known)
    await receive(call.req, file, { maxBytes: totalBytes })
    const { receivedBytes } = file
    if (receivedBytes < totalBytes)
      return answerJson(call.res, { upload: id, offset: receivedBytes, totalBytes }, { status: 202 })
    uploads.forget(key)
    await finish(call, file, { name, context })
  })
}

const begin = ({ parts }: HandlerContext, expectedBytes: number): Promise<ArrivingFile> =>
  parts.store.receive(expectedBytes)

async function finish(
  { res, signal }: Call,
  file: ArrivingFile,
  { name, context }: { readonly name: string | undefined; readonly context: HandlerContext },
): Promise<void> {
  const stored = await takeMedia(file, context.parts, { name, signal })
  answerJson(res, stored, { status: 201 })
}

const keyOf = ({ caller }: Call, id: string) => ({ owner: caller?.id ?? '', id })

const tooMuch = (totalBytes: number): ArtDagError =>
  new ArtDagError('REQUEST_TOO_LARGE', `files of ${totalBytes} bytes are not taken`, {
    details: { maxBytes: MAX_UPLOAD_BYTES },
  })

const misfit = (offset: number, totalBytes: number): ArtDagError =>
  new ArtDagError('USAGE', `this upload has ${offset} of ${totalBytes} bytes; go on from there`, {
    hint: `send the rest with offset=${offset}&size=${totalBytes}`,
    details: { offset, totalBytes },
  })
