/** What a server says of itself at its first address. */
import { createRouterClient } from '@orpc/server'
import packageFile from '../../../package.json' with { type: 'json' }
import type { RouteParts } from '../routes/all-routes.ts'

export interface ServerInfo {
  readonly name: 'artdag'
  readonly version: string
  /** Absent where none is found. */
  readonly ffmpeg?: string
  /** Hardware that can encode here; software always can. */
  readonly encoders: readonly { readonly name: string; readonly ok: boolean }[]
  readonly queue: { readonly open: number; readonly finished: number; readonly failed: number }
  readonly storage: readonly { readonly kind: string; readonly files: number; readonly bytes: number }[]
  readonly docs: '/docs'
}

/** Tools are looked for once; what fails is tried again by the next. */
export function createServerInfo({ router, context }: RouteParts): () => Promise<ServerInfo> {
  const client = createRouterClient(router, { context })
  return async () => {
    const tools = await context.parts.tools().catch(() => undefined)
    const encoders = tools ? await context.parts.encoders().catch(() => []) : []
    const { runs, cache } = await client.system.stats({})
    return {
      name: 'artdag',
      version: packageFile.version,
      ...(tools ? { ffmpeg: tools.ffmpeg.version } : {}),
      encoders: encoders.map(({ name, ok }) => ({ name, ok })),
      queue: { open: runs.open, finished: runs.finished, failed: runs.failed },
      storage: cache,
      docs: '/docs',
    }
  }
}
