/** Path strings of all kinds where an id belongs: nothing outside is read or written, and an id that is none is refused. */
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { newHome } from '../support/engine.ts'
import { openServer, statusIn } from './kit.ts'

const SECRET = 'a secret that lies beside'

const walks = ['..', '../..', '../../etc/passwd', './x', '../token', '../artdag.db', '..;/token', '.../token']
const encoded = [
  ...[
    '%2e%2e',
    '%2e%2e%2ftoken',
    '..%2ftoken',
    '%2e%2e/token',
    '.%2e/token',
    '%252e%252e%252ftoken',
    '..%252ftoken',
  ],
  ...[
    '%c0%ae%c0%ae/token',
    '%c0%af',
    '%e0%80%ae',
    '%uff0e%uff0e',
    '..%5ctoken',
    '%5c%5cserver%5cshare',
    '%00',
    'x%00.mp4',
  ],
  ...['%0a', '%0d%0aX: y', '%7f', '%', '%2', '%zz', '%ff%fe', '%2f', '%2fetc%2fpasswd', '%20', '%3f', '%23'],
]
const absolute = [
  ...[
    '/etc/passwd',
    '//etc/passwd',
    '/proc/self/environ',
    '/proc/1/root',
    '/dev/zero',
    '/dev/stdin',
    '/dev/null',
  ],
  ...[
    'C:\\Windows\\win.ini',
    'C:/Windows/win.ini',
    '\\\\server\\share',
    '\\..\\token',
    'file:///etc/passwd',
    '~/.ssh/id',
  ],
  ...[
    '~root',
    '$HOME/token',
    '%HOME%',
    '`id`',
    '$(id)',
    'x;id',
    'x|id',
    'x&id',
    '-rf',
    '--help',
    '*',
    '[a-z]*',
  ],
]
const odd = [
  ...[
    'CON',
    'NUL',
    'con.mp4',
    'x::$DATA',
    'x.',
    'x ',
    ' x',
    'a'.repeat(3000),
    'é',
    '\u202egpj.exe',
    '\ufeffx',
    '𝒳',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    '0',
    '-1',
    '1e9',
    'NaN',
    '{}',
    '[]',
    '""',
    "'",
    "' OR 1=1 --",
  ],
  ...[
    '<script>',
    '"><img src=x>',
    '%s%s%n',
    '{{7*7}}',
    'bafy',
    'bafybeigdyrzt',
    `bafk${'a'.repeat(55)}`,
    `Qm${'Y'.repeat(44)}`,
  ],
  ...[
    `z${'1'.repeat(48)}`,
    `f${'0'.repeat(72)}`,
    'f'.repeat(64),
    'artdag.db',
    'token',
    'engine-id',
    'tmp',
    'logs',
  ],
]
/** The same walk in every spelling of its dots and slashes. */
const spelled = ['.', '%2e', '%252e', '%2E'].flatMap((dot) =>
  ['/', '%2f', '%5c', '%252f', '\\', '//'].map((slash) => `${dot}${dot}${slash}${dot}${dot}${slash}token`),
)
const strings = [...walks, ...encoded, ...absolute, ...odd, ...spelled]

const WITH_IDS = [
  ...[
    '/cache/{x}/raw',
    '/cache/{x}',
    '/cache/{x}/meta',
    '/cache/{x}/tree',
    '/runs/{x}',
    '/run/{x}/plan',
    '/recipes/{x}',
  ],
  ...['/recipe/{x}/dag', '/api/run/{x}', '/docs/{x}', '/static/{x}', '/download/{x}', '/{x}'],
]

/** As it stands, whatever a URL parser would make of it; only what cannot stand in a request line is escaped. */
const inTarget = (text: string): string =>
  text.replaceAll(/[^\x21-\x7e]/gu, (sign) => encodeURIComponent(sign))

it('are at least 120', () => expect(new Set(strings).size).toBeGreaterThanOrEqual(120))

it('in the path of a request lead to nothing', { timeout: 60_000 }, async () => {
  const server = await openServer()
  await writeFile(path.join(server.home, '..', `${path.basename(server.home)}-beside`), SECRET)
  const before = await readdir(server.home)
  const bad: unknown[] = []
  for (const text of strings) {
    const requests = WITH_IDS.map(
      (pattern) =>
        `GET ${pattern.replace('{x}', () => inTarget(text))} HTTP/1.1\r\nHost: localhost:${server.port}\r\nAuthorization: Bearer ${server.token}\r\nConnection: close\r\n\r\n`,
    )
    for (const request of requests) {
      const answer = await server.raw(request)
      const status = statusIn(answer)
      const isRefused = status === 400 || status === 404 || status === 421
      const isLeak = answer.includes(SECRET) || answer.includes('root:x:') || answer.includes(server.token)
      if (!isRefused || isLeak) bad.push([request.split('\r\n')[0], answer.slice(0, 200)])
    }
  }
  expect(bad).toEqual([])
  expect(await readdir(server.home)).toEqual(before)
  expect(server.troubles).toEqual([])
})

it('where a CID belongs are refused as none', async () => {
  const server = await openServer()
  for (const text of ['token', '..%2ftoken', 'bafy', 'Qm123', `${'b'.repeat(200)}`]) {
    const { status } = await server.ask(`/cache/${text}/raw`)
    expect([text, status]).toEqual([text, 400])
  }
})

it('cannot be imported where no folders were given', async () => {
  const server = await openServer()
  for (const text of [...walks, ...absolute, server.tokenFile, '/etc/hostname']) {
    const answer = await server.ask(`/cache/import?path=${encodeURIComponent(text)}`, { method: 'POST' })
    expect([text, answer.status, answer.error().code]).toEqual([text, 400, 'USAGE'])
  }
})

it('are imported only from below the folders that were given', async () => {
  const [folder, outside] = [await newHome(), await newHome()]
  await writeFile(path.join(outside, 'secret.mp4'), SECRET)
  await writeFile(path.join(folder, 'inside.txt'), 'no media')
  await mkdir(`${folder}-beside`)
  await writeFile(path.join(`${folder}-beside`, 'secret.mp4'), SECRET)
  await symlink(path.join(outside, 'secret.mp4'), path.join(folder, 'link.mp4'))
  await symlink(outside, path.join(folder, 'linked'))
  const server = await openServer({ importRoots: [folder] })
  const ask = (text: string) =>
    server.ask(`/cache/import?path=${encodeURIComponent(text)}`, {
      method: 'POST',
      headers: { accept: 'application/json' },
    })
  const escapes = [
    ...[
      'link.mp4',
      'linked/secret.mp4',
      '../',
      '.',
      folder,
      outside,
      path.join(outside, 'secret.mp4'),
      '/etc/hostname',
    ],
    ...[
      `${folder}-beside/secret.mp4`,
      `${folder}/../${path.basename(outside)}/secret.mp4`,
      'not-there.mp4',
      '/proc/self/environ',
    ],
  ]
  for (const text of escapes) {
    const answer = await ask(text)
    expect([text, answer.status, answer.error().code]).toEqual([text, 422, 'INPUT_MISSING'])
  }
  // What lies below is read, and found to be no media.
  for (const text of ['inside.txt', path.join(folder, 'inside.txt')])
    expect((await ask(text)).error().code).toBe('MEDIA_UNREADABLE')
})
