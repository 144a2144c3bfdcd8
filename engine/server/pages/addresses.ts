/** Addresses of pages: a browser gets a page there, everybody else the data of the contract. */
import type { Incoming } from '../incoming.ts'

/** By the page's path: whose data it shows, where that has another path. */
export const PAGES: Readonly<Record<string, string>> = {
  '/runs': '/runs',
  '/run/{id}': '/api/run/{id}',
  '/run/{id}/plan': '/api/run/{id}/plan',
  '/run/{id}/analysis': '/api/run/{id}/analysis',
  '/run/{id}/artifacts': '/api/run/{id}/artifacts',
  '/recipes': '/recipes',
  '/recipe/{id}': '/recipes/{id}',
  '/recipe/{id}/dag': '/recipes/{id}/dag',
  '/media': '/media',
  '/storage': '/api/stats',
  '/run/{id}/provenance': '/api/run/{id}/provenance',
  '/run/{id}/commands': '/api/run/{id}/plan',
  '/run/{id}/log': '/api/run/{id}/log',
  '/run/{id}/compare': '/api/run/{id}/plan',
}

/** Pages that show no one thing's data. */
export const ONLY_PAGES: readonly string[] = ['/media/{id}', '/analysis/{id}', '/account', '/settings']

/** The same request for the data, when it is for a page's address; else itself. */
export function forData(incoming: Incoming): Incoming {
  const { segments, path } = incoming
  const [, kind = '', ...rest] = path.split('/')
  const isOther = (kind === 'run' || kind === 'recipe' || kind === 'storage') && segments.length > 0
  if (!isOther) return incoming
  const pattern = `/${[kind, ...rest.map((part, at) => (at === 0 ? '{id}' : part))].join('/')}`
  const data = Object.hasOwn(PAGES, pattern) ? PAGES[pattern] : undefined
  if (data === undefined) return incoming
  const target = data.replace('{id}', rest[0] ?? '')
  incoming.req.url = (incoming.req.url ?? '').replace(path, target)
  return { ...incoming, path: target, segments: target.slice(1).split('/').map(decodeURIComponent) }
}
