/** The Host header names this server and no other: a name that an attacker has pointed at us is refused before all else. */

import type { IncomingMessage } from 'node:http'
import { networkInterfaces } from 'node:os'
import { ArtDagError } from '../../contract/errors.ts'
import type { ServerSettings } from '../settings.ts'

/** @param port The one it listens on. */
export function hostsOf({ host, publicUrl }: ServerSettings, port: number): ReadonlySet<string> {
  const names = new Set(['127.0.0.1', 'localhost', '[::1]', inUrl(host)])
  if (host === '0.0.0.0' || host === '::') for (const address of ownAddresses()) names.add(inUrl(address))
  const hosts = [...names].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])])
  return new Set([...hosts, ...(publicUrl ? [publicUrl.host] : [])].map((name) => name.toLowerCase()))
}

/** @throws ArtDagError USAGE when it is missing or doubled, WRONG_HOST when it is another */
export function checkHost({ rawHeaders }: IncomingMessage, hosts: ReadonlySet<string>): string {
  const given = rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host')
  const [host, ...more] = given
  if (host === undefined || more.length > 0)
    throw new ArtDagError('USAGE', 'a request has one Host header', { hint: 'send it once' })
  if (hosts.has(host.toLowerCase())) return host.toLowerCase()
  throw new ArtDagError('WRONG_HOST', 'this server does not go by that name', {
    hint: 'use the address that artdag serve printed; behind a proxy, set L1_PUBLIC_URL',
  })
}

const inUrl = (address: string): string => (address.includes(':') ? `[${address}]` : address)

const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))
