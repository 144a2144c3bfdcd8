/** What the OpenAPI document says of every operation beyond its schemas, so that people and generators of clients can use it. */

export interface Operation {
  readonly operationId?: string
  readonly tags?: readonly string[]
  readonly requestBody?: { readonly content?: Content }
  readonly responses?: Answers
}

export interface OperationAnswer {
  readonly description?: string
  readonly content?: Content
}

/** By status. */
type Answers = Readonly<Record<string, OperationAnswer>>
type Content = Readonly<Record<string, { readonly schema?: unknown }>>
/** By method. */
export type PathItem = Readonly<Record<string, Operation>>
export type Paths = Readonly<Record<string, PathItem>>

export const mapOperations = (paths: Paths, change: (operation: Operation) => Operation): Paths =>
  mapValues(paths, (item) => mapValues(item, change))

/** Of the parts of its name, the first is its group. */
export function describeOperation(operation: Operation): Operation {
  const [group = '', ...names] = operation.operationId?.split('.') ?? []
  const responses = withBytes(operation, mapValues(operation.responses ?? {}, withLastEvent))
  const { content } = operation.requestBody ?? {}
  return {
    ...operation,
    ...(content && TAKES_YAML.includes(operation.operationId ?? '')
      ? { requestBody: { ...operation.requestBody, content: { ...content, ...YAML } } }
      : {}),
    operationId: [group, ...names.map(capitalised)].join(''),
    tags: [group],
    responses: { ...responses, default: isOfBytes(responses) ? FAILED_BYTES : FAILED },
  }
}

/** A recipe as it is, with `name` and `fileName` in the query. */
const TAKES_YAML: readonly string[] = ['recipes.upload', 'configs.upload']
const YAML: Content = { 'application/yaml': { schema: { type: 'string' } } }

/** Whose result comes itself, unless its CID is asked for as JSON. */
const GIVES_BYTES: Readonly<Record<string, string>> = {
  'content.thumb': 'image/jpeg',
  'content.mp4': 'video/mp4',
}

function withBytes({ operationId }: Operation, answers: Answers): Answers {
  const type = GIVES_BYTES[operationId ?? '']
  const done = answers['200']
  if (type === undefined || !done) return answers
  const bytes = { [type]: { schema: { type: 'string', format: 'binary' } } }
  return { ...answers, 200: { ...done, content: { ...done.content, ...bytes } } }
}

const mapValues = <From, To>(
  record: Readonly<Record<string, From>>,
  map: (value: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const FAILED: OperationAnswer = {
  description: 'It could not be done; the status goes with the code.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorReport' } } },
}

/** Where an error is said to be JSON, generated clients take the bytes for it too. */
const FAILED_BYTES: OperationAnswer = {
  description: 'It could not be done; the body is an ErrorReport in JSON, as of all others.',
}

const isOfBytes = (responses: Answers): boolean =>
  Object.values(responses).some(
    ({ content }) => content !== undefined && 'application/octet-stream' in content,
  )

/** Who asks for JSON instead of a stream gets its last event. */
function withLastEvent(answer: OperationAnswer): OperationAnswer {
  const schema = answer.content?.['text/event-stream']?.schema as StreamSchema | undefined
  const item = schema?.oneOf?.find(({ properties }) => properties?.event?.const === 'message')
  if (!item) return answer
  return {
    description: 'Events as they come; or, asked for as JSON, the last one once it is there.',
    content: { 'application/json': { schema: item.properties?.data }, ...answer.content },
  }
}

interface StreamSchema {
  readonly oneOf?: readonly {
    readonly properties?: { readonly event?: { readonly const?: unknown }; readonly data?: unknown }
  }[]
}
