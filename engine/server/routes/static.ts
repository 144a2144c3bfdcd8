/** Files that pages are made of: no secrets in them, so nothing need be shown to get them. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { answer } from '../answer.ts'
import type { Route } from './route.ts'

const STATIC = path.join(import.meta.dirname, '../static')

/** A closed list: no name in a request ever becomes a path. */
const FILES: Readonly<Record<string, string>> = {
  'page.css': 'text/css; charset=utf-8',
  'log-in.js': 'text/javascript; charset=utf-8',
  'docs.js': 'text/javascript; charset=utf-8',
}

export const staticRoutes: readonly Route[] = Object.entries(FILES).map(([name, type]) => ({
  methods: ['GET'],
  path: `/static/${name}`,
  need: 'open',
  handle: async ({ res }) => answer(res, { type, body: await readFile(path.join(STATIC, name)) }),
}))
