/** `/openapi.json`: the contract and the routes beside it, for programs that write clients. */
import type { OpenAPI } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import packageFile from '../../../package.json' with { type: 'json' }
import { ERROR_CODES } from '../../contract/errors.ts'
import { answer } from '../answer.ts'
import { isShown } from '../procedures/procedures.ts'
import type { RouteParts } from './all-routes.ts'
import { describeOperation, mapOperations, type PathItem, type Paths } from './describe-operation.ts'
import { OTHER_PATHS } from './other-paths.ts'
import type { Route } from './route.ts'

export function openApiRoute({ router, origin }: RouteParts): Route {
  // Made at once: it is more work than a request may be.
  const made = document(router, origin)
  made.catch(() => {}) // told to whoever asks for it
  return {
    methods: ['GET'],
    path: '/openapi.json',
    need: 'read',
    async handle({ res }) {
      answer(res, { type: 'application/json', body: await made })
    },
  }
}

const ERROR_SCHEMA = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', enum: Object.keys(ERROR_CODES) },
    message: { type: 'string', description: 'What happened and where.' },
    hint: { type: 'string', description: 'What to try.' },
    details: { type: 'object', additionalProperties: true, description: 'Facts for programs, by code.' },
  },
} satisfies OpenAPI.SchemaObject

async function document(router: RouteParts['router'], origin: string): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const made = await generator.generate(router, {
    filter: isShown,
    info: { title: 'Art DAG', version: packageFile.version },
    servers: [{ url: origin }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { ErrorReport: ERROR_SCHEMA },
    },
  })
  const paths = withOthers((made.paths ?? {}) as Paths)
  return JSON.stringify({ ...made, paths: mapOperations(paths, describeOperation) })
}

const withOthers = (paths: Paths): Paths => ({
  ...paths,
  ...Object.fromEntries(
    Object.entries(OTHER_PATHS).map(([path, item]) => [path, { ...paths[path], ...item } as PathItem]),
  ),
})
