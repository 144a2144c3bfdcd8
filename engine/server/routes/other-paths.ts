/** What the OpenAPI document says of the routes beside the contract: those that carry bytes, and those for watching a server. */

const cid = { name: 'cid', in: 'path', required: true, schema: { type: 'string' } }
const query = (name: string, type: string, description: string) => ({
  ...{ name, description },
  in: 'query',
  schema: { type },
})
const factsOf = (types: Readonly<Record<string, string>>) => ({
  type: 'object',
  required: Object.keys(types),
  properties: Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }])),
})
const listOf = (types: Readonly<Record<string, string>>) => ({ type: 'array', items: factsOf(types) })
const json = (schema: object) => ({ 'application/json': { schema } })
/** `format` is the older word for it, which generators of clients know. */
const BYTES = { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' }
/** The type is that of the file: this one stands for all. */
const bytes = { 'application/octet-stream': { schema: BYTES } }

const Stored = {
  type: 'object',
  required: ['cid', 'sizeBytes', 'isNew'],
  properties: { cid: { type: 'string' }, sizeBytes: { type: 'integer' }, isNew: { type: 'boolean' } },
}
const Progress = {
  type: 'object',
  required: ['offset', 'totalBytes'],
  properties: { upload: { type: 'string' }, offset: { type: 'integer' }, totalBytes: { type: 'integer' } },
}

const Info = {
  type: 'object',
  required: ['name', 'version', 'encoders', 'queue', 'storage', 'docs'],
  properties: {
    name: { type: 'string' },
    version: { type: 'string' },
    ffmpeg: { type: 'string', description: 'Its version; absent where none is found.' },
    encoders: listOf({ name: 'string', ok: 'boolean' }),
    queue: factsOf({ open: 'integer', finished: 'integer', failed: 'integer' }),
    storage: listOf({ kind: 'string', files: 'integer', bytes: 'integer' }),
    docs: { type: 'string' },
  },
}

const UPLOAD = [
  query(
    'upload',
    'string',
    'Id of your own, 8 to 64 letters and digits, for an upload that may be cut and go on.',
  ),
]

export const OTHER_PATHS = {
  '/': {
    get: {
      operationId: 'server.info',
      tags: ['server'],
      summary: 'What this server is and has.',
      responses: { 200: { description: 'Facts.', content: json(Info) } },
    },
  },
  '/cache/{cid}/raw': {
    get: {
      operationId: 'files.raw',
      tags: ['files'],
      summary: 'The bytes of a stored file or document; parts of it by Range.',
      parameters: [cid],
      responses: {
        200: { description: 'All of it.', content: bytes },
        206: { description: 'The part that Range asked for.', content: bytes },
      },
    },
  },
  '/cache/upload': {
    post: {
      operationId: 'files.upload',
      tags: ['files'],
      summary: 'Stores a media file: the body itself. The file of a form (multipart/form-data) is taken too.',
      parameters: [
        query('name', 'string', 'What it is called in the store from now on.'),
        ...UPLOAD,
        query('offset', 'integer', 'Where in the file this body begins.'),
        query('size', 'integer', 'Bytes of the whole file.'),
      ],
      requestBody: {
        required: true,
        content: bytes,
      },
      responses: {
        201: { description: 'Stored.', content: json(Stored) },
        202: { description: 'A part of it arrived.', content: json(Progress) },
      },
    },
    get: {
      operationId: 'files.uploadProgress',
      tags: ['files'],
      summary: 'How far an upload is.',
      parameters: UPLOAD,
      responses: { 200: { description: 'So far.', content: json(Progress) } },
    },
    delete: {
      operationId: 'files.dropUpload',
      tags: ['files'],
      summary: 'Gives an upload up.',
      parameters: UPLOAD,
      responses: { 200: { description: 'What had arrived is gone.', content: json({ type: 'object' }) } },
    },
  },
  '/metrics': {
    get: {
      operationId: 'server.metrics',
      tags: ['server'],
      summary: 'Numbers for Prometheus.',
      responses: { 200: { description: 'Text.', content: { 'text/plain': { schema: { type: 'string' } } } } },
    },
  },
  '/healthz': {
    get: {
      operationId: 'server.health',
      tags: ['server'],
      security: [],
      summary: 'Whether anyone is there.',
      responses: {
        200: {
          description: 'Yes.',
          content: json({ type: 'object', properties: { ok: { type: 'boolean' } } }),
        },
      },
    },
  },
} as const
