/** Callers who begin a body and do not go on: told so, and let go of. */
import { describe, expect, it } from 'vitest'
import { openServer, statusIn } from './kit.ts'

const head = (target: string, token: string, type: string): string =>
  [
    `POST ${target} HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${token}`,
    `Content-Type: ${type}`,
    'Content-Length: 1000',
    '',
    '',
  ].join('\r\n')

describe('a body that stops on its way', () => {
  it('is answered with 408 after its time, whatever it is', async () => {
    const server = await openServer()
    const host = (text: string): string => text.replace('Host: 127.0.0.1', `Host: 127.0.0.1:${server.port}`)
    const [json, upload, part] = await Promise.all([
      server.raw(`${host(head('/recipes/check', server.token, 'application/json'))}{"text": "na`),
      server.raw(`${host(head('/cache/upload', server.token, 'application/octet-stream'))}RIFF`),
      server.raw(
        `${host(head('/cache/upload?upload=12345678&offset=0&size=1000', server.token, 'audio/wav'))}RIFF`,
      ),
    ])
    expect([json, upload, part].map(statusIn)).toEqual([408, 408, 408])
    for (const answer of [json, upload, part]) expect(answer).toContain('REQUEST_TOO_SLOW')
    // What had come of the resumable one is still there.
    const begun = await server.ask('/cache/upload?upload=12345678')
    expect(begun.json()).toMatchObject({ offset: 4 })
    expect(server.troubles).toEqual([])
  })
})
