/** `/download/client`: a small client for this server that needs nothing but Node. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { answer } from '../answer.ts'
import type { Route } from './route.ts'

const FILE = path.join(import.meta.dirname, '../../../resources/client/artdag-client.mjs')

/** Stands in the file where it is to be told of its server. */
const PLACE = "'http://127.0.0.1:8100'"

export const clientRoute = (origin: string): Route => ({
  methods: ['GET'],
  path: '/download/client',
  need: 'open',
  async handle({ res }) {
    const text = await readFile(FILE, 'utf8')
    answer(res, {
      type: 'text/javascript; charset=utf-8',
      body: text.replace(PLACE, JSON.stringify(origin)),
      headers: { 'content-disposition': 'attachment; filename="artdag-client.mjs"' },
    })
  },
})
