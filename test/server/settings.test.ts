/** What options and variables of the environment come to. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../engine/server/settings.ts'
import { openServer } from './kit.ts'

const read = (env: Record<string, string>, options = {}) => readSettings(options, env)

describe('a server', () => {
  it('is for this computer only where nothing is said', async () => {
    expect(read({})).toEqual({
      ...{ host: '127.0.0.1', port: 8100, importRoots: [], warnings: [] },
      sources: { host: { kind: 'default' }, port: { kind: 'default' } },
    })
    const { port } = await openServer()
    const inHex = port.toString(16).toUpperCase().padStart(4, '0')
    const tables = await Promise.all(
      ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8')),
    )
    const listening = tables
      .join('\n')
      .split('\n')
      .filter((line) => line.includes(`:${inHex} `) && / 0A /.test(line))
    expect(listening.map((line) => line.trim().split(/\s+/)[1])).toEqual([`0100007F:${inHex}`])
  })

  it('follows HOST, PORT and L1_PUBLIC_URL', () => {
    const settings = read({ HOST: '127.0.0.2', PORT: '9000', L1_PUBLIC_URL: 'https://render.example' })
    expect(settings).toMatchObject({ host: '127.0.0.2', port: 9000, warnings: [] })
    expect(settings.publicUrl?.origin).toBe('https://render.example')
    expect(read({ HOST: '127.0.0.2', PORT: '9000' }, { host: '::1', port: 1 })).toMatchObject({
      host: '::1',
      port: 1,
    })
  })

  it('that others can reach says so, and is none because a shell set HOST', () => {
    expect(read({ HOST: '0.0.0.0' }).warnings).toEqual([expect.stringContaining('0.0.0.0')])
    expect(read({ HOST: 'my-machine' })).toMatchObject({
      host: '127.0.0.1',
      warnings: [expect.stringContaining('--host my-machine')],
    })
  })

  it('says what it does instead of what does not apply here', () => {
    const names = [
      'DATABASE_URL',
      'REDIS_URL',
      'IPFS_API',
      'IPFS_GATEWAY_URL',
      'IPFS_PRIMARY',
      'L2_SERVER',
      'L2_DOMAIN',
      'ARTDAG_CLUSTER_KEY',
    ]
    const { warnings } = read(Object.fromEntries(names.map((name) => [name, 'x'])))
    expect(warnings.map((text) => text.split(' ')[0])).toEqual(names)
  })

  it.each([
    [{ PORT: 'x' }, {}],
    [{ PORT: '70000' }, {}],
    [{ L1_PUBLIC_URL: 'render.example' }, {}],
    [{ L1_PUBLIC_URL: 'https://render.example/path' }, {}],
    [{ L1_PUBLIC_URL: 'ftp://render.example' }, {}],
    [{}, { importRoots: ['/not/there'] }],
  ])('does not start with %j %j', (env, options) => {
    expect(() => read(env, options)).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })

  it('says so when its port is taken', async () => {
    const { port } = await openServer()
    await expect(openServer({ port })).rejects.toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(String(port)),
    })
  })
})
