/** `/healthz`: whether anyone is there, for whoever starts and watches servers. Says nothing else. */
import { answerJson } from '../answer.ts'
import type { Route } from './route.ts'

export const healthRoute: Route = {
  methods: ['GET'],
  path: '/healthz',
  need: 'open',
  handle: ({ res }) => answerJson(res, { ok: true }),
}
